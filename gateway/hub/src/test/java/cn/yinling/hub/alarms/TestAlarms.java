package cn.yinling.hub.alarms;

import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;

/** Alarms for tests. */
public final class TestAlarms {
    public static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private TestAlarms() {}

    /** One that began and came at that second after {@link #NOW}. */
    public static OpenAlarm alarm(String device, Cause cause, int second) {
        return alarm(device, cause, cause.lane(), second);
    }

    public static OpenAlarm alarm(String device, Cause cause, Lane lane, int second) {
        return OpenAlarm.of(wire(device, cause, lane, NOW.plusSeconds(second)));
    }

    public static Alarm wire(String device, Cause cause, Lane lane, Instant at) {
        return new Alarm(
                AlarmId.of(new DeviceId(device), cause, at),
                cause,
                lane,
                at,
                at,
                new Alarm.Source(device, "bed", "70001"),
                new Place("320602-01", "新城桥街道", null, "青年路 1 号", "门禁 1234#"),
                null,
                null);
    }
}
