package cn.yinling.simulators.pbx;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes actions and sends each to whoever does it. On the exchange's thread. */
final class ActionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ActionDesk.class);

    /** What a client may do before it has logged in. */
    private static final Set<String> OPEN = Set.of("login", "challenge", "logoff");

    /** Known to Asterisk, and beyond the rights that hotline's account has there. */
    private static final Set<String> FORBIDDEN =
            Set.of("command", "updateconfig", "getconfig", "reload", "userevent", "dbput", "dbdel");

    private final Map<String, Action> actions = new TreeMap<>();

    /** Does one action. */
    interface Action {
        /**
         * Does it and answers the session.
         *
         * @param done to be run once, when the session's next action may begin
         */
        void run(AmiSession session, AmiMessage message, Runnable done);
    }

    /** An action that is done when it returns. */
    interface ShortAction {
        void run(AmiSession session, AmiMessage message);
    }

    void take(String name, Action action) {
        actions.put(name.toLowerCase(Locale.ROOT), action);
    }

    void takeShort(String name, ShortAction action) {
        take(
                name,
                (session, message, done) -> {
                    action.run(session, message);
                    done.run();
                });
    }

    void handle(AmiSession session, AmiMessage message, Runnable done) {
        String name = message.get("Action").toLowerCase(Locale.ROOT);
        Action action = actions.get(name);
        if (name.isEmpty()) {
            refuse(session, message, "Missing action in request", done);
        } else if (!session.isLoggedIn() && !OPEN.contains(name)) {
            refuse(session, message, "Permission denied", done);
        } else if (FORBIDDEN.contains(name)) {
            refuse(session, message, "Permission denied", done);
        } else if (action == null) {
            refuse(
                    session,
                    message,
                    "Invalid/unknown command: %s. Use Action: ListCommands to show available commands."
                            .formatted(message.get("Action")),
                    done);
        } else {
            guarded(action, session, message, done);
        }
    }

    private static void guarded(
            Action action, AmiSession session, AmiMessage message, Runnable done) {
        try {
            action.run(session, message, done);
        } catch (RuntimeException e) {
            LOG.error("action {} failed", message.get("Action"), e);
            refuse(session, message, "Internal error", done);
        }
    }

    private static void refuse(
            AmiSession session, AmiMessage message, String reason, Runnable done) {
        session.send(AmiBlock.error(message, reason));
        done.run();
    }
}
