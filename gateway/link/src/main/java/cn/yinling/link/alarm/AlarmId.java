package cn.yinling.link.alarm;

import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The id of an alarm, made of what it is: device, cause and onset. Redelivery, replay and a second
 * hub therefore come to the same id. It is one level of a topic, for example {@code
 * bed-0001.sos.20261121T030000.123Z}.
 */
public final class AlarmId {
    private static final DateTimeFormatter ONSET =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private AlarmId() {}

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
