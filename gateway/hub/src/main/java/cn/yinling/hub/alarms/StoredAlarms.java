package cn.yinling.hub.alarms;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when alarms are in the database: counted, measured, taken off the pushing.
 * Thread-safe.
 */
final class StoredAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(StoredAlarms.class);

    private final AlarmMeters meters;
    private final InstantSource clock;
    private final Consumer<String> onTaken;
    private volatile int open;

    /**
     * A record of them.
     *
     * @param onTaken called for an alarm that came again and was taken before
     */
    StoredAlarms(AlarmMeters meters, InstantSource clock, Consumer<String> onTaken) {
        this.meters = meters;
        this.clock = clock;
        this.onTaken = onTaken;
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
        stored.taken().forEach(onTaken);
        open = sink.open();
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
