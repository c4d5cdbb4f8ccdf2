package cn.yinling.hotline.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An Asterisk that knows one conversation by heart: it lets anybody in with the right key, and
 * answers an Originate with what a real one has said, under the name of the call that is asked for.
 */
public final class ScriptedExchange implements AutoCloseable {
    private static final String RECORDED_CALL = "case-4711-offer-1";

    private final ServerSocket server;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> actions = new CopyOnWriteArrayList<>();
    private final Deque<String> script = new ArrayDeque<>();
    private volatile boolean silent;
    private volatile boolean refusing;
    private final List<String> channels = new CopyOnWriteArrayList<>();
    private String callId = "";
    private String actionId = "";

    private ScriptedExchange(int port) {
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static ScriptedExchange start() {
        return new ScriptedExchange(0);
    }

    public static ScriptedExchange startAt(int port) {
        return new ScriptedExchange(port);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Answers the next Originate as recorded in {@code ami/name.txt}. */
    public synchronized ScriptedExchange play(String name) {
        script.clear();
        boolean isAsked = false;
        for (String block : blocks(name)) {
            boolean isOriginate = block.startsWith("Action: Originate");
            if (isAsked && !isOriginate) {
                script.add(block);
            }
            isAsked = isAsked || isOriginate;
        }
        return this;
    }

    /** Says nothing any more, and keeps the connections. */
    public void goSilent(boolean isSilent) {
        silent = isSilent;
    }

    /** Refuses whoever comes. */
    public void refuse(boolean isRefusing) {
        refusing = isRefusing;
    }

    /** A channel that is listed from now on. */
    public void list(String uniqueId, int state) {
        channels.add(
                "Event: CoreShowChannel\r\nActionID: %%s\r\nChannel: PJSIP/seat-01-00000001\r\nChannelState: %d\r\nUniqueid: %s\r\n\r\n"
                        .formatted(state, uniqueId));
    }

    /** A caller who waits, and is listed from now on. */
    public void listCaller(String uniqueId, String number) {
        channels.add(
                "Event: CoreShowChannel\r\nActionID: %%s\r\nChannel: PJSIP/trunk-00000001\r\nChannelState: 4\r\nUniqueid: %s\r\nContext: callers\r\nCallerIDNum: %s\r\n\r\n"
                        .formatted(uniqueId, number));
    }

    /** Nothing is listed any more. */
    public void forgetChannels() {
        channels.clear();
    }

    /** Somebody calls now. */
    public void call(String uniqueId, String number) {
        tell(
                "Event: Newchannel\r\nChannel: PJSIP/trunk-00000001\r\nChannelState: 4\r\nUniqueid: %s\r\nContext: callers\r\nExten: 87112345\r\nCallerIDNum: %s"
                        .formatted(uniqueId, number));
    }

    /** A channel has come into a conference. */
    public void join(String uniqueId) {
        tell(
                "Event: ConfbridgeJoin\r\nConference: case-1\r\nChannel: PJSIP/trunk-00000001\r\nUniqueid: %s"
                        .formatted(uniqueId));
    }

    /** A channel is gone. */
    public void hangUp(String uniqueId) {
        tell(
                "Event: Hangup\r\nChannel: PJSIP/trunk-00000001\r\nCause: 16\r\nUniqueid: %s"
                        .formatted(uniqueId));
    }

    private void tell(String event) {
        sessions.stream().filter(session -> session.events).forEach(one -> one.say(event));
    }

    /** What was asked, by the name of the action. */
    public List<Map<String, String>> asked(String action) {
        return actions.stream().filter(one -> action.equals(one.get("Action"))).toList();
    }

    public int connections() {
        return sessions.size();
    }

    /** Ends every connection. */
    public void dropAll() {
        sessions.forEach(Session::end);
    }

    /** How often somebody has logged in or tried to. */
    public int logins() {
        return asked("Login").size();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropAll();
    }

    private static List<String> blocks(String name) {
        try (var file = ScriptedExchange.class.getResourceAsStream("/ami/" + name + ".txt")) {
            if (file == null) {
                throw new AssertionError("no conversation " + name);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.substring(text.indexOf("\r\n") + 2).split("\r\n\r\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Session session = new Session(server.accept());
                sessions.add(session);
                Thread.ofVirtual().start(session::run);
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Says what comes next, up to where the client has to do something. */
    private synchronized void goOn(Session asking) {
        boolean isResponse = true;
        while (!script.isEmpty() && !script.peek().startsWith("Action:")) {
            String block =
                    script.remove()
                            .replace(RECORDED_CALL, callId)
                            .replaceAll("ActionID: (offer|hangup)-1", "ActionID: " + actionId);
            if (block.startsWith("Response:")) {
                asking.say(block);
            } else if (!block.isBlank()) {
                tell(block);
            }
            isResponse = false;
        }
        if (isResponse) {
            asking.say("Response: Success\r\nActionID: " + actionId);
        }
    }

    private final class Session {
        private final Socket socket;
        private volatile boolean events;

        Session(Socket socket) {
            this.socket = socket;
        }

        void run() {
            try (socket) {
                if (!silent) {
                    say("Asterisk Call Manager/11.0.0\r\n", "");
                }
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                Map<String, String> action = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.isEmpty()) {
                        actions.add(copyOf(action));
                        answer(action);
                        action.clear();
                    } else {
                        String[] parts = line.split(": ?", 2);
                        action.merge(parts[0], parts[1], (one, other) -> one + "\n" + other);
                    }
                }
            } catch (IOException e) {
                // the client or the test has ended it
            } finally {
                sessions.remove(this);
            }
        }

        private static Map<String, String> copyOf(Map<String, String> action) {
            Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(action);
            return copy;
        }

        private void answer(Map<String, String> action) {
            if (silent) {
                return;
            }
            String id = action.getOrDefault("ActionID", "");
            String success = "Response: Success\r\nActionID: " + id;
            switch (action.getOrDefault("Action", "")) {
                case "Challenge" -> say(success + "\r\nChallenge: 139651434");
                case "Login" -> login(action, id, success);
                case "Ping" -> say(success + "\r\nPing: Pong\r\nTimestamp: 1795296281.095199");
                case "CoreShowChannels" -> {
                    say(success + "\r\nEventList: start\r\nMessage: Channels will follow");
                    say(String.join("", channels).replace("%s", id), "");
                    say(
                            "Event: CoreShowChannelsComplete\r\nActionID: %s\r\nEventList: Complete\r\nListItems: 0"
                                    .formatted(id));
                }
                case "Originate" -> begin(action, id);
                case "Hangup" -> hangUp(id);
                case "SetVar", "Redirect" -> say(success);
                default -> say("Response: Error\r\nActionID: %s\r\nMessage: unknown".formatted(id));
            }
        }

        private void login(Map<String, String> action, String id, String success) {
            if (refusing) {
                say(
                        "Response: Error\r\nActionID: %s\r\nMessage: Authentication failed"
                                .formatted(id));
                end();
                return;
            }
            events = !"off".equals(action.get("Events"));
            say(success + "\r\nMessage: Authentication accepted");
        }

        private void begin(Map<String, String> action, String id) {
            synchronized (ScriptedExchange.this) {
                callId = action.getOrDefault("ChannelId", "");
                actionId = id;
                goOn(this);
            }
        }

        private void hangUp(String id) {
            synchronized (ScriptedExchange.this) {
                actionId = id;
                if (!script.isEmpty() && script.peek().startsWith("Action: Hangup")) {
                    script.remove();
                    goOn(this);
                } else {
                    say("Response: Success\r\nActionID: " + id);
                }
            }
        }

        private void say(String block) {
            say(block, "\r\n\r\n");
        }

        private synchronized void say(String text, String end) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write((text + end).getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                end();
            }
        }

        private void end() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
