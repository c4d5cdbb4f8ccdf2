package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.runtime.signin.PasswordCheck;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may sign in. Thread-safe. */
public final class Agents {
    private final Map<String, AgentConfig> agents;
    private final PasswordCheck check = new PasswordCheck();

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
        AgentConfig agent = agents.get(agentId);
        String hash = agent == null ? null : agent.passwordHash().value();
        boolean matches = check.matches(hash, password);
        return agent != null && matches ? Optional.of(agent.occupant()) : Optional.empty();
    }
}
