package cn.yinling.simulators.pbx;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A call that a client wants made.
 *
 * @param channelId empty where the exchange is to choose one
 * @param timeout how long to ring
 * @param answer sends the answer to the client who waits for the end of it, where it is not async
 */
record OriginateRequest(
        AmiMessage action,
        String channel,
        String context,
        String exten,
        String channelId,
        CallerId callerId,
        Map<String, String> variables,
        Duration timeout,
        boolean isAsync,
        Consumer<AmiBlock> answer) {

    private static final long DEFAULT_TIMEOUT_MILLIS = 30_000;

    /** What came of reading an Originate action. */
    sealed interface Read {
        record Understood(OriginateRequest request) implements Read {}

        record Refused(String reason) implements Read {}
    }

    static Read read(AmiMessage action, Consumer<AmiBlock> answer) {
        if (!action.has("Channel")) {
            return new Read.Refused("Channel not specified");
        }
        if (!action.get("Priority").matches("[0-9]{0,9}")) {
            return new Read.Refused("Invalid priority");
        }
        if (!action.get("Timeout").matches("[0-9]{0,9}")) {
            return new Read.Refused("Invalid timeout");
        }
        if (!action.get("Channel").contains("/")) {
            return new Read.Refused("Invalid channel");
        }
        if (!action.has("Application")) {
            if (!action.has("Exten") || !action.has("Context") || !action.has("Priority")) {
                return new Read.Refused("Originate with 'Exten' requires 'Context' and 'Priority'");
            }
            if (!DialPlan.has(action.get("Context"), action.get("Exten"))) {
                return new Read.Refused("Extension does not exist.");
            }
        }
        return new Read.Understood(of(action, answer));
    }

    private static OriginateRequest of(AmiMessage action, Consumer<AmiBlock> answer) {
        long timeout =
                action.has("Timeout")
                        ? Long.parseLong(action.get("Timeout"))
                        : DEFAULT_TIMEOUT_MILLIS;
        return new OriginateRequest(
                action,
                action.get("Channel"),
                action.get("Context"),
                action.get("Exten"),
                action.get("ChannelId"),
                CallerId.parse(action.get("CallerID")),
                variables(action),
                Duration.ofMillis(timeout),
                action.get("Async").matches("(?i)true|yes|y|t|1|on"),
                answer);
    }

    private static Map<String, String> variables(AmiMessage action) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String header : action.all("Variable")) {
            int equals = header.indexOf('=');
            if (equals > 0) {
                variables.put(
                        header.substring(0, equals).strip(), header.substring(equals + 1).strip());
            }
        }
        return variables;
    }

    /**
     * {@code seat-01} of {@code PJSIP/seat-01}, {@code PJSIP/1234@seat-01} or {@code
     * PJSIP/seat-01/sip:1234@10.1.2.3}; empty if not PJSIP.
     */
    String endpoint() {
        if (!channel.regionMatches(true, 0, "PJSIP/", 0, 6)) {
            return "";
        }
        String address = channel.substring(6);
        int slash = address.indexOf('/');
        return slash < 0
                ? address.substring(address.indexOf('@') + 1)
                : address.substring(0, slash);
    }

    /** What is dialled, without the technology. */
    String dialString() {
        return channel.substring(channel.indexOf('/') + 1);
    }
}
