package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in. An agent has one session at most; it ends when it was not used for a while.
 * Thread-safe.
 */
public final class Sessions {
    private static final int TOKEN_BYTES = 24;

    private final long idleNanos;
    private final long longestNanos;
    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Lasting> byToken = new ConcurrentHashMap<>();

    private record Lasting(SeatSession session, long beganNanos, long usedNanos) {
        Lasting used(long nowNanos) {
            return new Lasting(session, beganNanos, nowNanos);
        }
    }

    public Sessions(SessionConfig config) {
        this(config, System::nanoTime);
    }

    /**
     * The same by another clock.
     *
     * @param nanoTime monotonic
     */
    Sessions(SessionConfig config, LongSupplier nanoTime) {
        this.idleNanos = config.idle().toNanos();
        this.longestNanos = config.longest().toNanos();
        this.nanoTime = nanoTime;
    }

    /** A new session, which ends the agent's earlier one. */
    SeatSession begin(Occupant agent, int seat) {
        end(agent.agentId());
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        SeatSession session = new SeatSession(HexFormat.of().formatHex(token), agent, seat);
        long now = nanoTime.getAsLong();
        byToken.put(session.token(), new Lasting(session, now, now));
        return session;
    }

    /** The session of that token, which begins to be idle anew; empty where it has ended. */
    public Optional<SeatSession> find(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        Lasting used =
                byToken.computeIfPresent(
                        token, (_, lasting) -> isIdle(lasting, now) ? lasting : lasting.used(now));
        return used == null || isIdle(used, now) ? Optional.empty() : Optional.of(used.session());
    }

    /** Whose time is over, and whom somebody has to sign out, who knows what they are doing. */
    public List<SeatSession> overdue() {
        long now = nanoTime.getAsLong();
        return byToken.values().stream()
                .filter(lasting ->
                        isIdle(lasting, now) || now - lasting.beganNanos() >= longestNanos)
                .map(Lasting::session)
                .toList();
    }

    private boolean isIdle(Lasting lasting, long nowNanos) {
        return nowNanos - lasting.usedNanos() >= idleNanos;
    }

    /** Ends the agent's session, where she has one. */
    public void end(String agentId) {
        byToken.values().removeIf(lasting -> lasting.session().agent().agentId().equals(agentId));
    }
}
