package cn.yinling.link.alarm;

import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an alarm, made of what it is: device, cause and onset. Redelivery, replay and a second
 * hub therefore come to the same id. It is one level of a topic, for example {@code
 * bed-0001.sos.20261121T030000.123Z}.
 */
public final class AlarmId {
    private static final DateTimeFormatter ONSET =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern FORM =
            Pattern.compile("([^.]+)\\.([^.]+)\\.(\\d{8}T\\d{6}\\.\\d{3}Z)");

    /** What an id is made of. */
    public record Parts(String alarmId, String deviceId, String cause, Instant onset) {}

    private AlarmId() {}

    /** What that id is made of; empty where it is no id of one device's alarm. */
    public static Optional<Parts> parse(String alarmId) {
        Matcher matcher = FORM.matcher(alarmId);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant onset = ONSET.parse(matcher.group(3), Instant::from);
            return Optional.of(new Parts(alarmId, matcher.group(1), matcher.group(2), onset));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The id of the alarm that {@code device} raises for {@code cause}, onset taken to the
     * millisecond.
     */
    public static String of(DeviceId device, Cause cause, Instant onset) {
        return device + "." + cause.wireName() + "." + time(onset);
    }

    /** A time as it stands in an id. */
    public static String time(Instant at) {
        return ONSET.format(at);
    }
}
