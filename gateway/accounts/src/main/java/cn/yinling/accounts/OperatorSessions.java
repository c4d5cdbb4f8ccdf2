package cn.yinling.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in. A session ends when it was not used for a while, and some time after it began
 * in any case; it ends with the process. Thread-safe.
 */
public final class OperatorSessions {
    private static final int TOKEN_BYTES = 24;

    /** Of one person: a desk, a wall, a telephone. */
    private static final int MOST = 10;

    private final InstantSource clock;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * A session.
     *
     * @param expiresAt unless it is used before
     */
    record Session(String token, OperatorConfig operator, Instant beganAt, Instant expiresAt) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Session[%s]".formatted(operator.name());
        }
    }

    /**
     * None yet.
     *
     * @param idle after which a session ends without a request
     * @param longest after which it ends in any case
     */
    public OperatorSessions(Duration idle, Duration longest, InstantSource clock) {
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    synchronized Session begin(OperatorConfig operator) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !session.expiresAt().isAfter(now));
        while (of(operator) >= MOST) {
            sessions.values().stream()
                    .filter(session -> session.operator().equals(operator))
                    .min(Comparator.comparing(Session::expiresAt))
                    .ifPresent(oldest -> sessions.remove(oldest.token()));
        }
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        Session session =
                new Session(HexFormat.of().formatHex(token), operator, now, now.plus(idle));
        sessions.put(session.token(), session);
        return session;
    }

    private long of(OperatorConfig operator) {
        return sessions.values().stream()
                .filter(session -> session.operator().equals(operator))
                .count();
    }

    /** The session of that token, which begins to be idle anew; null where it has ended. */
    @Nullable Session use(String token) {
        Instant now = clock.instant();
        return sessions.computeIfPresent(
                token,
                (_, session) -> session.expiresAt().isAfter(now) ? used(session, now) : null);
    }

    private Session used(Session session, Instant now) {
        Instant latest = session.beganAt().plus(longest);
        Instant next = now.plus(idle);
        return new Session(
                session.token(),
                session.operator(),
                session.beganAt(),
                next.isBefore(latest) ? next : latest);
    }

    void end(String token) {
        sessions.remove(token);
    }
}
