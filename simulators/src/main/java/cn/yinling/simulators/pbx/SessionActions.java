package cn.yinling.simulators.pbx;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Login, Challenge, Logoff, Ping, Events. */
final class SessionActions {
    /** Asterisk waits so long before it says that a login failed. */
    private static final Duration FAILED_LOGIN = Duration.ofSeconds(1);

    private final PbxConfig config;
    private final Clock clock;
    private final Instant startedAt;

    SessionActions(PbxConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    void register(ActionDesk desk) {
        desk.take("Login", this::login);
        desk.takeShort("Challenge", SessionActions::challenge);
        desk.takeShort("Logoff", SessionActions::logoff);
        desk.takeShort("Ping", this::ping);
        desk.takeShort("Events", SessionActions::events);
    }

    private void login(AmiSession session, AmiMessage message, Runnable done) {
        if (!isAuthentic(session, message)) {
            session.later(
                    FAILED_LOGIN,
                    () -> {
                        session.send(AmiBlock.error(message, "Authentication failed"));
                        session.finish();
                    });
            return;
        }
        session.loggedIn();
        Set<EventKind> kinds =
                message.has("Events")
                        ? EventKind.parseMask(message.get("Events"))
                                .orElse(EnumSet.noneOf(EventKind.class))
                        : EnumSet.allOf(EventKind.class);
        session.want(kinds);
        session.send(AmiBlock.success(message, "Authentication accepted"));
        if (session.wants(EventKind.SYSTEM)) {
            session.send(fullyBooted());
        }
        done.run();
    }

    private AmiBlock fullyBooted() {
        long seconds = Duration.between(startedAt, clock.instant()).toSeconds();
        return AmiBlock.event("FullyBooted", EventKind.SYSTEM)
                .with("Uptime", seconds)
                .with("LastReload", seconds)
                .with("Status", "Fully Booted");
    }

    private boolean isAuthentic(AmiSession session, AmiMessage message) {
        if (!message.get("Username").equals(config.user())) {
            return false;
        }
        if (message.get("AuthType").equalsIgnoreCase("MD5")) {
            String challenge = session.challenge();
            return !challenge.isEmpty()
                    && message.get("Key").equalsIgnoreCase(key(challenge, config.secret()));
        }
        return message.get("Secret").equals(config.secret());
    }

    /** What answers a challenge: the MD5 of challenge and secret, as AMI has it. */
    static String key(String challenge, String secret) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] bytes = (challenge + secret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(md5.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static void challenge(AmiSession session, AmiMessage message) {
        if (!message.get("AuthType").equalsIgnoreCase("MD5")) {
            session.send(AmiBlock.error(message, "Must specify AuthType"));
            return;
        }
        session.challenge(
                Integer.toString(
                        ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE)));
        session.send(AmiBlock.response("Success", message).with("Challenge", session.challenge()));
    }

    private static void logoff(AmiSession session, AmiMessage message) {
        session.send(
                AmiBlock.response("Goodbye", message).with("Message", "Thanks for all the fish."));
        session.finish();
    }

    private void ping(AmiSession session, AmiMessage message) {
        Instant now = clock.instant();
        session.send(
                AmiBlock.response("Success", message)
                        .with("Ping", "Pong")
                        .with(
                                "Timestamp",
                                "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000)));
    }

    private static void events(AmiSession session, AmiMessage message) {
        Optional<Set<EventKind>> kinds = EventKind.parseMask(message.get("EventMask"));
        if (kinds.isEmpty() || !message.has("EventMask")) {
            session.send(AmiBlock.error(message, "Invalid event mask"));
            return;
        }
        session.want(kinds.get());
        session.send(
                AmiBlock.response("Success", message)
                        .with("Events", kinds.get().isEmpty() ? "Off" : "On"));
    }
}
