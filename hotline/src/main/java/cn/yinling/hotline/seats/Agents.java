package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may sign in. Thread-safe. */
public final class Agents {
    /** Each check takes a core and 19 MiB. */
    private static final int CHECKS_AT_ONCE = 2;

    private final Map<String, AgentConfig> agents;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);
    private final String hashOfNobody = Passwords.hash("nobody");

    public Agents(Collection<AgentConfig> agents) {
        this.agents =
                agents.stream().collect(Collectors.toMap(AgentConfig::id, Function.identity()));
    }

    /** The agent of that id. */
    public Optional<Occupant> find(String agentId) {
        return Optional.ofNullable(agents.get(agentId)).map(AgentConfig::occupant);
    }

    /** The agent whose password this is. Blocks; takes as long for an agent there is not. */
    Optional<Occupant> verify(String agentId, String password) {
        checks.acquireUninterruptibly();
        try {
            AgentConfig agent = agents.get(agentId);
            String hash = agent == null ? hashOfNobody : agent.passwordHash().value();
            boolean matches = Passwords.matches(password, hash);
            return agent != null && matches ? Optional.of(agent.occupant()) : Optional.empty();
        } finally {
            checks.release();
        }
    }
}
