package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.runtime.signin.PasswordCheck;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    /** Whether this is that agent's password; takes as long for an agent there is not. */
    CompletableFuture<PasswordCheck.Judgement> judge(String agentId, String password) {
        AgentConfig agent = agents.get(agentId);
        return check.judge(agent == null ? null : agent.passwordHash().value(), password);
    }
}
