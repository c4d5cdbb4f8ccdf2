package cn.yinling.simulators.pbx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A block of a manager conversation as a test sees it: its lines as they stand. */
record Block(List<String> lines) {
    Block {
        lines = List.copyOf(lines);
    }

    /** The blocks of a transcript, the banner left out. */
    static List<Block> parse(String transcript) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : transcript.substring(transcript.indexOf("\r\n") + 2).split("\r\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                blocks.add(new Block(lines));
                lines.clear();
            }
        }
        return blocks;
    }

    boolean isFromServer() {
        return lines.getFirst().startsWith("Response: ") || lines.getFirst().startsWith("Event: ");
    }

    /** {@code Newchannel} for an event, {@code Response} for an answer. */
    String name() {
        String first = lines.getFirst();
        return first.startsWith("Event: ") ? first.substring("Event: ".length()) : "Response";
    }

    String get(String header) {
        return lines.stream()
                .filter(line -> line.startsWith(header + ": "))
                .map(line -> line.substring(header.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** The same block with {@code value} in the place of what a header says. */
    Block with(String header, String value) {
        return new Block(
                lines.stream()
                        .map(line -> line.startsWith(header + ": ") ? header + ": " + value : line)
                        .toList());
    }

    /** With what differs from one run to the next made the same. */
    Block masked() {
        Block masked =
                new Block(
                        lines.stream()
                                .map(line ->
                                        line.replaceAll("(PJSIP/[a-z0-9-]+)-[0-9a-f]{8}$", "$1-#"))
                                .toList());
        for (Map.Entry<String, String> varying : VARYING.entrySet()) {
            if (masked.get(varying.getKey()).matches(varying.getValue())) {
                masked = masked.with(varying.getKey(), "#");
            }
        }
        // Asterisk's dialling and the phone's first answer run side by side.
        return name().equals("DialBegin")
                ? masked.with("DestChannelState", "#").with("DestChannelStateDesc", "#")
                : masked;
    }

    /** What varies, and the form it must have all the same. */
    private static final Map<String, String> VARYING =
            Map.ofEntries(
                    Map.entry("Uptime", "\\d+"),
                    Map.entry("LastReload", "\\d+"),
                    Map.entry("Timestamp", "\\d{10}\\.\\d{6}"),
                    Map.entry("Challenge", "\\d{6,10}"),
                    Map.entry("BridgeUniqueid", "[0-9a-f-]{36}"),
                    Map.entry("BridgeId", "[0-9a-f-]{36}"),
                    Map.entry("Duration", "\\d\\d:\\d\\d:\\d\\d"),
                    Map.entry("AnsweredTime", "\\d+"),
                    Map.entry("URI", "sip:seat-\\d\\d@127\\.0\\.0\\.1:\\d+"),
                    Map.entry("CoreStartupDate", "\\d{4}-\\d\\d-\\d\\d"),
                    Map.entry("CoreStartupTime", "\\d\\d:\\d\\d:\\d\\d"),
                    Map.entry("CoreReloadDate", "\\d{4}-\\d\\d-\\d\\d"),
                    Map.entry("CoreReloadTime", "\\d\\d:\\d\\d:\\d\\d"),
                    Map.entry("CoreCurrentCalls", "\\d+"),
                    Map.entry("CoreProcessedCalls", "\\d+"));

    /** Blocks of one strand come in order; strands run side by side in Asterisk. */
    String strand() {
        return switch (name()) {
            case "Newchannel",
                    "NewCallerid",
                    "NewConnectedLine",
                    "Newstate",
                    "HangupRequest",
                    "SoftHangupRequest",
                    "Hangup" ->
                    "channel " + get("Uniqueid");
            case "DialBegin", "DialState", "DialEnd" -> "dial " + get("DestUniqueid");
            case "BridgeCreate", "BridgeEnter", "BridgeLeave", "BridgeDestroy" -> "bridge";
            case "ConfbridgeStart", "ConfbridgeJoin", "ConfbridgeLeave", "ConfbridgeEnd" ->
                    "conference";
            case "OriginateResponse" -> "originate";
            default -> "answers";
        };
    }
}
