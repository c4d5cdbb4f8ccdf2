package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who has signed in. An agent has one session at most. Thread-safe. */
public final class Sessions {
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SeatSession> byToken = new ConcurrentHashMap<>();

    /** A new session, which ends the agent's earlier one. */
    SeatSession begin(Occupant agent, int seat) {
        end(agent.agentId());
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        SeatSession session = new SeatSession(HexFormat.of().formatHex(token), agent, seat);
        byToken.put(session.token(), session);
        return session;
    }

    /** The session of that token, empty where it has ended. */
    public Optional<SeatSession> find(@Nullable String token) {
        return token == null ? Optional.empty() : Optional.ofNullable(byToken.get(token));
    }

    /** Ends the agent's session, where she has one. */
    public void end(String agentId) {
        byToken.values().removeIf(session -> session.agent().agentId().equals(agentId));
    }
}
