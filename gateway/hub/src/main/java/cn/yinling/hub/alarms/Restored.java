package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up what an earlier hub has left, in its spool and in the database. */
final class Restored {
    private static final Logger LOG = LoggerFactory.getLogger(Restored.class);

    private final HotlineDesk desk;
    private final StormDesk storms;
    private final DeviceCommands commands;
    private final Unanswered unanswered;
    private final InstantSource clock;
    private final OpenAlarmStore store = new OpenAlarmStore();

    Restored(
            HotlineDesk desk,
            StormDesk storms,
            DeviceCommands commands,
            Unanswered unanswered,
            InstantSource clock) {
        this.desk = desk;
        this.storms = storms;
        this.commands = commands;
        this.unanswered = unanswered;
        this.clock = clock;
    }

    void fromSpool(AlarmWork work) {
        switch (work) {
            case AlarmWork.Raised raised -> {
                // A technical one is taken up when it is in the database.
                if (raised.alarm().lane() != Lane.TECHNICAL) {
                    desk.offer(raised.entry());
                    unanswered.raised(raised.alarm(), clock.instant());
                }
            }
            case AlarmWork.Taken taken -> {
                desk.taken(taken.alarmId());
                unanswered.taken(taken.alarmId());
            }
            case AlarmWork.Moved moved -> {
                desk.taken(moved.state().alarmId());
                commands.moved(moved.state());
                unanswered.moved(moved.state());
            }
            case AlarmWork.Ended ended -> {
                if (ended.ending() == Ending.RECOVERED_WHILE_AWAY) {
                    desk.taken(ended.alarmId());
                    unanswered.closed(ended.alarmId());
                }
            }
            case AlarmWork.Noted _, AlarmWork.Gathered _ -> {}
            case AlarmWork.Settled _, AlarmWork.Closed _, AlarmWork.Resumed _ -> {}
        }
    }

    /**
     * Of the database.
     *
     * @param validity how long what an agent did may still be news to a device
     */
    void fromDatabase(Handle handle, Duration validity) {
        storms.restore(handle);
        store.untaken(handle).forEach(this::untaken);
        store.unanswered(handle).forEach(body -> unanswered.raised(alarm(body), clock.instant()));
        store.movedSince(handle, clock.instant().minus(validity)).forEach(commands::restore);
    }

    private void untaken(UntakenAlarms.Entry entry) {
        Alarm alarm = alarm(entry.body());
        if (alarm.lane() == Lane.TECHNICAL) {
            storms.restore(alarm, entry);
        } else {
            desk.offer(entry);
        }
    }

    private static Alarm alarm(String body) {
        try {
            return LinkJson.read(body.getBytes(StandardCharsets.UTF_8), Alarm.class);
        } catch (MalformedJsonException e) {
            LOG.error("an alarm in the database cannot be read: {}", e.getMessage());
            throw new IllegalStateException("an alarm in the database cannot be read", e);
        }
    }
}
