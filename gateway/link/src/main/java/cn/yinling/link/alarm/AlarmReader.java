package cn.yinling.link.alarm;

import cn.yinling.link.hash.Sha256;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.json.Pieces;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads an alarm of whatever version, and one that is spoilt: an alarm is never lost for a fault in
 * something beside it. A cause that is not known here stands in the lane that the message says, and
 * without one in the most urgent. Thread-safe.
 */
public final class AlarmReader {
    /** The device of an alarm that does not say which; with a blank it is no device's id. */
    public static final String UNKNOWN_DEVICE = "unknown device";

    private static final String UNKNOWN = "unknown";
    private static final int ID_BYTES = 8;
    private static final int LONGEST = 200;

    private AlarmReader() {}

    /** What came of reading. */
    public sealed interface Read {
        Alarm alarm();

        /** It says what this process knows, and nothing else. */
        record Whole(Alarm alarm) implements Read {}

        /**
         * Something of it could not be read, or is not known here.
         *
         * @param problem what was wrong, in a line for the log
         */
        record InPart(Alarm alarm, String problem) implements Read {}
    }

    /**
     * The alarm that {@code body} holds, whatever it is.
     *
     * @param now for the times that it does not say
     */
    public static Read read(byte[] body, Instant now) {
        try {
            return new Read.Whole(LinkJson.read(body, Alarm.class));
        } catch (MalformedJsonException e) {
            ObjectNode tree = LinkJson.salvage(body);
            return new Read.InPart(inPart(tree, body, now), String.valueOf(e.getMessage()));
        }
    }

    private static Alarm inPart(ObjectNode tree, byte[] body, Instant now) {
        Optional<String> name = text(tree, "cause", _ -> true);
        Optional<Cause> known = name.flatMap(Cause::ofWireName);
        Lane lane =
                Pieces.read(tree.path("lane"), Lane.class)
                        .or(() -> known.map(Cause::lane))
                        .orElse(Lane.EMERGENCY);
        Instant receivedAt = Pieces.read(tree.path("receivedAt"), Instant.class).orElse(now);
        return new Alarm(
                text(tree, "alarmId", AlarmReader::isOneLevel).orElseGet(() -> idOf(body)),
                known.orElse(Cause.UNREADABLE),
                lane,
                Pieces.read(tree.path("onset"), Instant.class).orElse(receivedAt),
                receivedAt,
                device(tree.path("device")),
                place(tree.path("place")),
                Pieces.read(tree.path("resident"), Resident.class).orElse(null),
                Pieces.read(tree.path("vitals"), Alarm.LastVitals.class).orElse(null),
                Pieces.read(tree.path("breach"), Breach.class).orElse(null),
                Pieces.read(tree.path("endedAt"), Instant.class).orElse(null),
                Pieces.read(tree.path("incident"), Alarm.Incident.class).orElse(null),
                Pieces.read(tree.path("whereabouts"), Whereabouts.class).orElse(null),
                Pieces.read(tree.path("resumedAt"), Instant.class).orElse(null),
                known.isPresent() ? null : name.orElse(null));
    }

    private static Alarm.Source device(JsonNode device) {
        return new Alarm.Source(
                text(device, "id", AlarmReader::isOneLevel).orElse(UNKNOWN_DEVICE),
                text(device, "kind", _ -> true).orElse(UNKNOWN),
                text(device, "voice", _ -> true).orElse(null));
    }

    private static Place place(JsonNode place) {
        return new Place(
                text(place, "street", _ -> true).orElse(""),
                text(place, "streetName", _ -> true).orElse(""),
                text(place, "name", _ -> true).orElse(null),
                text(place, "address", _ -> true).orElse(""),
                text(place, "entry", _ -> true).orElse(null));
    }

    private static Optional<String> text(JsonNode of, String field, Predicate<String> isRight) {
        return Pieces.read(of.path(field), String.class)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .filter(isRight);
    }

    /** Whether it can be a level of a topic. */
    private static boolean isOneLevel(String text) {
        return text.chars().noneMatch(c -> c == '/' || c == '+' || c == '#' || c == 0);
    }

    /** The same bytes are the same alarm. */
    private static String idOf(byte[] body) {
        return "unreadable." + HexFormat.of().formatHex(Sha256.of(body), 0, ID_BYTES);
    }
}
