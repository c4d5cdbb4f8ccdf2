package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.store.AlarmQueue;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.Ending;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.alarms.storm.StormDesk;
import cn.yinling.hub.doors.Submission;
import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.rules.Change;
import cn.yinling.hub.rules.Finding;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.register.RegisteredDevice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes alarms of what was found of a device, and sets them on their way. Thread-safe. */
final class Raising {
    private final LastVitals lastVitals;
    private final LastPlaces lastPlaces;
    private final FaultyDevices faulty;
    private final HotlineDesk desk;
    private final StormDesk storms;
    private final AlarmQueue lane;
    private final InstantSource clock;

    Raising(
            LastVitals lastVitals,
            LastPlaces lastPlaces,
            FaultyDevices faulty,
            HotlineDesk desk,
            StormDesk storms,
            AlarmQueue lane,
            InstantSource clock) {
        this.lastVitals = lastVitals;
        this.lastPlaces = lastPlaces;
        this.faulty = faulty;
        this.desk = desk;
        this.storms = storms;
        this.lane = lane;
        this.clock = clock;
    }

    /** Raises an alarm; a submission is acknowledged when it is durable. */
    void raise(
            RegisteredDevice device,
            Change.Began began,
            Alarm.@Nullable LastVitals vitals,
            Instant receivedAt,
            @Nullable Submission submission) {
        OpenAlarm alarm = alarm(device, began.finding(), began.breach(), vitals, receivedAt);
        AlarmWork.Raised raised = new AlarmWork.Raised(alarm, began.isSaid(), submission);
        if (!alarm.lane().concernsPerson()) {
            lane.put(raised); // it is told or gathered once it is in the database
        } else if (isOfAMake(alarm)) {
            lane.put(raised);
            storms.came(List.of(alarm));
        } else {
            desk.raise(alarm, raised);
        }
    }

    /** What the rules have found, where no sender waits for it. */
    void changed(RegisteredDevice device, Change change) {
        Finding finding = change.finding();
        String alarmId = AlarmId.of(device.id(), finding.cause(), finding.onset());
        Instant now = clock.instant();
        switch (change) {
            case Change.Began began -> raise(device, began, lastVitals.of(device.id()), now, null);
            case Change.Resumed _ -> lane.put(new AlarmWork.Resumed(alarmId, now));
            case Change.Ended(_, Instant at) ->
                    lane.put(new AlarmWork.Ended(alarmId, at, Ending.OVER));
            case Change.Passed(_, Instant endedAt, Breach breach) -> {
                OpenAlarm passed = alarm(device, finding, breach, lastVitals.of(device.id()), now);
                lane.put(new AlarmWork.Raised(passed, false, null));
                lane.put(new AlarmWork.Ended(alarmId, endedAt, Ending.RECOVERED_WHILE_AWAY));
            }
            case Change.Withdrawn _ ->
                    lane.put(new AlarmWork.Ended(alarmId, now, Ending.WITHDRAWN));
        }
    }

    OpenAlarm alarm(
            RegisteredDevice device,
            Finding finding,
            @Nullable Breach breach,
            Alarm.@Nullable LastVitals vitals,
            Instant receivedAt) {
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
                                vitals)
                        .beyond(breach)
                        .at(lastPlaces.of(device.id())));
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
