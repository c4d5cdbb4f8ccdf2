package cn.yinling.hub.readings;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.reading.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The causes that a device says are present or over, in a row's extra, so that a day that is read
 * back tells the same. Most rows have none. Pure.
 */
public final class Said {
    private Said() {}

    /** The row with its causes among its extras. */
    public static ReadingRow kept(ReadingRow row) {
        Reading reading = row.reading();
        if (reading.causes().isEmpty() && reading.over().isEmpty()) {
            return row;
        }
        ObjectNode extra = tree(reading.extraJson());
        reading.over().forEach(cause -> extra.put(cause.wireName(), false));
        reading.causes().forEach(cause -> extra.put(cause.wireName(), true));
        Reading kept =
                new Reading(
                        reading.at(),
                        reading.timed(),
                        reading.sequence(),
                        reading.vitals(),
                        reading.causes(),
                        reading.over(),
                        extra.toString());
        return new ReadingRow(row.deviceId(), kept, row.receivedAt(), row.deviceAt());
    }

    /** The causes that an extra holds, present or over. */
    public static Set<Cause> in(@Nullable String extraJson, boolean isPresent) {
        if (extraJson == null) {
            return Set.of();
        }
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        tree(extraJson)
                .properties()
                .forEach(member -> {
                    JsonNode value = member.getValue();
                    if (value.isBoolean() && value.booleanValue() == isPresent) {
                        Cause.toldBy(member.getKey()).ifPresent(causes::add);
                    }
                });
        return causes;
    }

    private static ObjectNode tree(@Nullable String extraJson) {
        if (extraJson == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode tree = LinkJson.tree(extraJson.getBytes(StandardCharsets.UTF_8));
            return tree instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode();
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("an extra is always JSON", e);
        }
    }
}
