package cn.yinling.hub.alarms.store;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as this hub handles it: the few things it must know, and the JSON that the hotline is
 * told, which may hold more than this version of the hub understands. Immutable.
 *
 * @param cause its wire name; perhaps one that only a newer hub knows
 * @param street code of the street where the device stands, empty where that is not known
 * @param body the alarm as JSON
 */
public record OpenAlarm(
        String alarmId,
        String deviceId,
        @Nullable String residentId,
        String cause,
        Lane lane,
        Instant onset,
        Instant receivedAt,
        String street,
        String streetName,
        String body) {

    /** The alarm as this hub has made it. */
    public static OpenAlarm of(Alarm alarm) {
        return new OpenAlarm(
                alarm.alarmId(),
                alarm.device().id(),
                alarm.resident() == null ? null : alarm.resident().id(),
                alarm.cause().wireName(),
                alarm.lane(),
                alarm.onset(),
                alarm.receivedAt(),
                alarm.place().street(),
                alarm.place().streetName(),
                new String(LinkJson.write(alarm), StandardCharsets.UTF_8));
    }

    /**
     * Reads no more of a body than must be known, so that an alarm of a newer hub is one, too.
     *
     * @throws MalformedJsonException where alarm, device, lane or times cannot be read
     */
    static OpenAlarm read(String body) throws MalformedJsonException {
        JsonNode tree = tree(body);
        JsonNode resident = tree.path("resident").path("id");
        try {
            return new OpenAlarm(
                    text(tree.path("alarmId")),
                    text(tree.path("device").path("id")),
                    resident.isTextual() ? resident.textValue() : null,
                    text(tree.path("cause")),
                    Lane.ofNumber(tree.path("lane").asInt()),
                    Instant.parse(text(tree.path("onset"))),
                    Instant.parse(text(tree.path("receivedAt"))),
                    tree.path("place").path("street").asText(),
                    tree.path("place").path("streetName").asText(),
                    body);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedJsonException("what must be known of an alarm: " + e.getMessage());
        }
    }

    private static JsonNode tree(String body) throws MalformedJsonException {
        return LinkJson.tree(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode node) throws MalformedJsonException {
        if (!node.isTextual()) {
            throw new MalformedJsonException("an alarm that lacks what must be known of it");
        }
        return node.textValue();
    }

    /** Its cause, where this hub knows it. */
    public Optional<Cause> known() {
        return Cause.ofWireName(cause);
    }

    /** The same, its condition over. */
    public OpenAlarm endedAt(Instant at) {
        try {
            return tree(body) instanceof ObjectNode object
                    ? saying(object.put("endedAt", at.toString()))
                    : this;
        } catch (MalformedJsonException e) {
            return this;
        }
    }

    private OpenAlarm saying(ObjectNode said) {
        return new OpenAlarm(
                alarmId,
                deviceId,
                residentId,
                cause,
                lane,
                onset,
                receivedAt,
                street,
                streetName,
                new String(LinkJson.write(said), StandardCharsets.UTF_8));
    }

    /** Only what may stand in a log. */
    @Override
    public String toString() {
        return "OpenAlarm[" + alarmId + "]";
    }
}
