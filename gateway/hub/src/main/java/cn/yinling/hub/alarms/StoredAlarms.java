package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when something of alarms is in the database: counted, measured, told. Thread-safe.
 */
final class StoredAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(StoredAlarms.class);

    private final AlarmMeters meters;
    private final InstantSource clock;
    private final HotlineDesk desk;
    private final StormDesk storms;
    private final Unanswered unanswered;
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private volatile int open;

    StoredAlarms(
            AlarmMeters meters,
            InstantSource clock,
            HotlineDesk desk,
            StormDesk storms,
            Unanswered unanswered) {
        this.meters = meters;
        this.clock = clock;
        this.desk = desk;
        this.storms = storms;
        this.unanswered = unanswered;
    }

    /** Told of the alarms of which something has changed, on the lane's threads. */
    void onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    void note(List<AlarmWork> batch, AlarmSink.Stored stored, AlarmSink sink) {
        long raised = batch.stream().filter(AlarmWork.Raised.class::isInstance).count();
        for (AlarmWork.Raised one : stored.added()) {
            LOG.info("alarm {} is stored", one.alarm().alarmId());
            if (one.submission() != null) {
                meters.committed(Duration.between(one.alarm().receivedAt(), clock.instant()));
            }
        }
        meters.raised(stored.added().size());
        meters.repeated(raised - stored.added().size());
        stored.taken().forEach(desk::taken);
        storms.came(stored.added());
        batch.forEach(this::follow);
        stored.ended().forEach(this::tellOver);
        open = sink.open();
        Set<String> changed = changed(batch, stored);
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
    }

    private void follow(AlarmWork work) {
        switch (work) {
            case AlarmWork.Ended ended -> over(ended.alarmId());
            case AlarmWork.Closed closed -> over(closed.alarmId());
            case AlarmWork.Raised _, AlarmWork.Taken _, AlarmWork.Moved _ -> {}
            case AlarmWork.Resumed _ -> {}
            case AlarmWork.Noted _, AlarmWork.Gathered _, AlarmWork.Settled _ -> {}
        }
    }

    private void over(String alarmId) {
        storms.ended(alarmId);
    }

    /** The hotline has it, or is being told of it. */
    private void tellOver(AlarmSink.OverAlarm over) {
        try {
            byte[] body = over.body().getBytes(StandardCharsets.UTF_8);
            Alarm alarm = LinkJson.read(body, Alarm.class).endedAt(over.at());
            if (over.isClosed()) {
                unanswered.closed(alarm.alarmId());
            }
            if (over.isWithHotline()) {
                desk.update(
                        new UntakenAlarms.Entry(
                                alarm.alarmId(),
                                alarm.device().id(),
                                alarm.receivedAt(),
                                new String(LinkJson.write(alarm), StandardCharsets.UTF_8)));
            } else if (over.isClosed()) {
                desk.taken(alarm.alarmId());
            }
        } catch (MalformedJsonException e) {
            LOG.error("an alarm in the database cannot be read: {}", e.getMessage());
        }
    }

    private static Set<String> changed(List<AlarmWork> batch, AlarmSink.Stored stored) {
        Set<String> changed = new HashSet<>();
        stored.added().forEach(one -> changed.add(one.alarm().alarmId()));
        for (AlarmWork work : batch) {
            switch (work) {
                case AlarmWork.Raised _, AlarmWork.Settled _ -> {}
                case AlarmWork.Taken taken -> changed.add(taken.alarmId());
                case AlarmWork.Moved moved -> changed.add(moved.state().alarmId());
                case AlarmWork.Resumed resumed -> changed.add(resumed.alarmId());
                case AlarmWork.Ended ended -> changed.add(ended.alarmId());
                case AlarmWork.Noted noted -> changed.add(noted.alarmId());
                case AlarmWork.Closed closed -> changed.add(closed.alarmId());
                case AlarmWork.Gathered gathered -> changed.addAll(gathered.alarmIds());
            }
        }
        return changed;
    }

    /** Counts what is there at the start. */
    void begin(AlarmSink sink) {
        open = sink.open();
    }

    /** How many alarms are not closed. */
    int open() {
        return open;
    }
}
