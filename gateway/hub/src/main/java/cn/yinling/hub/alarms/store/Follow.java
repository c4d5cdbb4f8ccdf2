package cn.yinling.hub.alarms.store;

import cn.yinling.runtime.database.DatabaseAwayException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets follow what is to follow. By then the batch is stored and acknowledged: whatever fails here
 * must not make it be done again. Thread-safe.
 */
final class Follow {
    private static final Logger LOG = LoggerFactory.getLogger(Follow.class);

    private final AlarmFollower follower;
    private volatile int open;

    Follow(AlarmFollower follower) {
        this.follower = follower;
    }

    /** Work of an earlier hub, as it lies in the spool. */
    void spooled(AlarmWork work) {
        follower.spooled(work);
    }

    /** What an earlier hub has left. */
    void found(LeftOpen left) {
        guarded(() -> follower.found(left));
    }

    void stored(List<AlarmWork> batch, Stored stored, AlarmSink sink) {
        guarded(() -> follower.stored(batch, stored));
        try {
            count(sink);
        } catch (DatabaseAwayException e) {
            LOG.debug("open alarms are counted with the next batch: {}", e.getMessage());
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("what follows from stored alarms was not done in full", e);
        }
    }

    void count(AlarmSink sink) {
        open = sink.open();
    }

    /** How many alarms are not closed, as the database last said. */
    int open() {
        return open;
    }
}
