package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.alarms.storm.StormDesk;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.hub.rules.Finding;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;

/** Makes an alarm of what was found of a device. Thread-safe. */
final class Raising {
    private final LastVitals lastVitals;
    private final FaultyDevices faulty;

    Raising(LastVitals lastVitals, FaultyDevices faulty) {
        this.lastVitals = lastVitals;
        this.faulty = faulty;
    }

    OpenAlarm alarm(RegisteredDevice device, Finding finding, Instant receivedAt) {
        return OpenAlarm.of(
                new Alarm(
                        AlarmId.of(device.id(), finding.cause(), finding.onset()),
                        finding.cause(),
                        lane(device, finding.cause(), receivedAt),
                        finding.onset(),
                        receivedAt,
                        device.source(),
                        device.place(),
                        device.resident(),
                        lastVitals.of(device.id())));
    }

    /** What cannot be read of a device that is known to be faulty is for who mends it. */
    private Lane lane(RegisteredDevice device, Cause cause, Instant now) {
        return StormDesk.isOfAMake(cause) && faulty.has(device.id().value(), now)
                ? Lane.TECHNICAL
                : cause.lane();
    }

    /** Whether many devices of a make may raise it at once, by a fault that they share. */
    static boolean isOfAMake(OpenAlarm alarm) {
        return alarm.known().filter(StormDesk::isOfAMake).isPresent();
    }
}
