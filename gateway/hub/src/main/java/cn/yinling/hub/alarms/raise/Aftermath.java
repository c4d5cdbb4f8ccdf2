package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.push.AlarmMeters;
import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.push.OpenAlarms;
import cn.yinling.hub.alarms.push.Stage;
import cn.yinling.hub.alarms.store.AlarmFollower;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.alarms.store.Stored;
import cn.yinling.hub.alarms.storm.StormDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when something of alarms is in the database: counted, measured, gathered, told.
 * Thread-safe.
 */
final class Aftermath implements AlarmFollower {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final AlarmMeters meters;
    private final InstantSource clock;
    private final OpenAlarms book;
    private final HotlineDesk desk;
    private final StormDesk storms;
    private final FaultyDevices faulty;
    private final Restored restored;

    Aftermath(
            AlarmMeters meters,
            InstantSource clock,
            OpenAlarms book,
            HotlineDesk desk,
            StormDesk storms,
            FaultyDevices faulty,
            Restored restored) {
        this.meters = meters;
        this.clock = clock;
        this.book = book;
        this.desk = desk;
        this.storms = storms;
        this.faulty = faulty;
        this.restored = restored;
    }

    @Override
    public void spooled(AlarmWork work) {
        restored.fromSpool(work);
    }

    @Override
    public void found(LeftOpen left) {
        restored.fromDatabase(left);
    }

    @Override
    public void stored(List<AlarmWork> batch, Stored stored) {
        count(stored);
        stored.again().forEach(this::stands);
        storms.came(untold(batch, stored));
        batch.forEach(this::over);
        stored.over().forEach(this::tellOver);
        stored.resumed().forEach(this::resume);
        if (stored.faulty() != null) {
            faulty.are(stored.faulty());
        }
    }

    private void count(Stored stored) {
        for (AlarmWork.Raised one : stored.added()) {
            LOG.info("alarm {} is stored", one.alarm().alarmId());
            if (one.submission() != null) {
                meters.committed(Duration.between(one.alarm().receivedAt(), clock.instant()));
            }
        }
        meters.raised(stored.added().size());
        meters.repeated(stored.again().size());
    }

    /** A device has raised again what a hotline may have heard of long ago. */
    private void stands(Stored.Standing alarm) {
        if (alarm.isAnswered()) {
            desk.answered(alarm.alarmId());
        } else if (alarm.isTaken()) {
            desk.taken(alarm.alarmId());
        }
    }

    /**
     * Technical alarms that are in the database now and told to nobody, also those whose commit's
     * answer was lost.
     */
    private static List<OpenAlarm> untold(List<AlarmWork> batch, Stored stored) {
        Map<String, Stored.Standing> again = new HashMap<>();
        stored.again().forEach(standing -> again.put(standing.alarmId(), standing));
        List<OpenAlarm> untold = new ArrayList<>();
        for (AlarmWork work : batch) {
            if (work instanceof AlarmWork.Raised raised
                    && !raised.alarm().lane().concernsPerson()) {
                Stored.Standing standing = again.get(raised.alarm().alarmId());
                boolean isAdded = stored.added().contains(raised);
                if (isAdded || (standing != null && standing.isUntold())) {
                    untold.add(raised.alarm());
                }
            }
        }
        return untold;
    }

    private void over(AlarmWork work) {
        switch (work) {
            case AlarmWork.Ended ended -> storms.ended(ended.alarmId());
            case AlarmWork.Closed closed -> storms.ended(closed.alarmId());
            case AlarmWork.Raised _, AlarmWork.Taken _, AlarmWork.Moved _ -> {}
            case AlarmWork.Resumed _ -> {}
            case AlarmWork.Noted _, AlarmWork.Gathered _, AlarmWork.Settled _ -> {}
        }
    }

    /** The hotline has it, or is being told of it. */
    private void tellOver(Stored.Over over) {
        String alarmId = over.alarm().alarmId();
        if (over.isClosed()) {
            desk.answered(alarmId);
        }
        if (over.isWithHotline()) {
            desk.update(over.alarm().endedAt(over.at()), Stage.TAKEN);
        }
    }

    /** As it was before it ended; where its end had closed it, as if nobody had heard of it. */
    private void resume(Stored.Resumed resumed) {
        OpenAlarm alarm = resumed.alarm();
        if (resumed.isTaken()) {
            desk.update(alarm, Stage.TAKEN);
        } else {
            book.forget(alarm.alarmId());
        }
        if (!alarm.lane().concernsPerson()) {
            storms.resumed(alarm, resumed.incident());
        } else if (!resumed.isTaken()) {
            desk.offer(alarm);
        }
    }
}
