package cn.yinling.hub.alarms.store;

import cn.yinling.link.alarm.AlarmState;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what the alarm lane has, and reads what follows from it. Not thread-safe; one a thread.
 */
final class AlarmSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmSink.class);

    private final AlarmConnection connection;
    private final InstantSource clock;
    private final AlarmStore store = new AlarmStore();
    private final AlarmEndStore ends = new AlarmEndStore();
    private final OpenAlarmStore openAlarms = new OpenAlarmStore();
    private final IncidentStore incidents = new IncidentStore();

    AlarmSink(Database database, InstantSource clock) {
        this.connection = new AlarmConnection(database);
        this.clock = clock;
    }

    /**
     * Makes the batch durable, in one commit.
     *
     * @throws DatabaseAwayException where the database does not take it now
     */
    Stored store(List<AlarmWork> batch) {
        List<AlarmWork.Raised> added = new ArrayList<>();
        List<AlarmWork> unstorable = new ArrayList<>();
        try {
            added.addAll(connection.on(opened -> write(opened, batch)));
        } catch (UnstorableException e) {
            oneByOne(batch, added, unstorable);
        }
        List<String> again = new ArrayList<>();
        List<String> over = new ArrayList<>();
        List<String> resumed = new ArrayList<>();
        boolean isFault = false;
        for (AlarmWork work : batch) {
            switch (work) {
                case AlarmWork.Raised raised when !added.contains(raised) ->
                        again.add(raised.alarm().alarmId());
                case AlarmWork.Ended ended -> over.add(ended.alarmId());
                case AlarmWork.Closed closed -> over.add(closed.alarmId());
                case AlarmWork.Resumed one -> resumed.add(one.alarmId());
                case AlarmWork.Moved moved ->
                        isFault |= AlarmState.DEVICE_FAULT.equals(moved.state().outcome());
                case AlarmWork.Raised _, AlarmWork.Taken _, AlarmWork.Noted _ -> {}
                case AlarmWork.Gathered _, AlarmWork.Settled _ -> {}
            }
        }
        return new Stored(
                added,
                look(again, openAlarms::standing),
                look(over, openAlarms::over),
                look(resumed, openAlarms::resumed),
                unstorable,
                isFault ? faulty() : null);
    }

    private interface Look<T> {
        List<T> at(Handle handle, List<String> ids);
    }

    private <T> List<T> look(List<String> ids, Look<T> look) {
        List<T> found = ids.isEmpty() ? null : orNull(opened -> look.at(opened, ids));
        return found == null ? List.of() : found;
    }

    private @Nullable Map<String, Instant> faulty() {
        return orNull(opened -> openAlarms.faulty(opened, clock.instant()));
    }

    /** The batch is stored by then: what cannot be read must not have it stored without end. */
    private <T> @Nullable T orNull(Function<Handle, T> reading) {
        try {
            return connection.on(reading);
        } catch (UnstorableException e) {
            LOG.error("what follows from stored alarms cannot be read: {}", e.getMessage());
            return null;
        }
    }

    /** An alarm that the database will never have must not keep the others from it. */
    private void oneByOne(
            List<AlarmWork> batch, List<AlarmWork.Raised> added, List<AlarmWork> unstorable) {
        for (AlarmWork work : batch) {
            try {
                added.addAll(connection.on(opened -> write(opened, List.of(work))));
            } catch (UnstorableException e) {
                LOG.error(
                        "a {} cannot be stored, the hotline is told all the same: {}",
                        work.getClass().getSimpleName(),
                        e.getMessage());
                unstorable.add(work);
            }
        }
    }

    private List<AlarmWork.Raised> write(Handle opened, List<AlarmWork> batch) {
        boolean isOneStatement = batch.size() == 1 && batch.getFirst() instanceof AlarmWork.Raised;
        return isOneStatement
                ? writeAll(opened, batch)
                : opened.inTransaction(handle -> writeAll(handle, batch));
    }

    private List<AlarmWork.Raised> writeAll(Handle opened, List<AlarmWork> batch) {
        List<AlarmWork.Raised> raised = new ArrayList<>();
        for (AlarmWork work : batch) {
            if (work instanceof AlarmWork.Raised one) {
                raised.add(one);
            }
        }
        List<AlarmWork.Raised> added = raised.isEmpty() ? List.of() : store.add(opened, raised);
        for (AlarmWork work : batch) {
            switch (work) {
                case AlarmWork.Raised _ -> {}
                case AlarmWork.Taken taken when Incident.isId(taken.alarmId()) ->
                        incidents.take(opened, taken.alarmId(), taken.at());
                case AlarmWork.Taken taken -> store.take(opened, taken);
                case AlarmWork.Moved moved when Incident.isId(moved.state().alarmId()) ->
                        incidents.move(opened, moved.state());
                case AlarmWork.Moved moved -> store.move(opened, moved.state());
                case AlarmWork.Ended ended -> ends.end(opened, ended);
                case AlarmWork.Resumed resumed -> ends.resume(opened, resumed);
                case AlarmWork.Closed closed -> ends.close(opened, closed);
                case AlarmWork.Noted noted -> store.note(opened, noted);
                case AlarmWork.Gathered gathered -> incidents.gather(opened, gathered);
                case AlarmWork.Settled settled -> incidents.settle(opened, settled);
            }
        }
        return added;
    }

    /** How many alarms are not closed. */
    int open() {
        return connection.on(openAlarms::open);
    }

    /**
     * What an earlier hub has left.
     *
     * @param newsSince after which an agent's deed may still be news to a device
     */
    LeftOpen left(Instant newsSince) {
        Map<String, Instant> faulty = faulty();
        return new LeftOpen(
                all(incidents::open),
                all(openAlarms::waiting),
                all(opened -> openAlarms.movedSince(opened, newsSince)),
                faulty == null ? Map.of() : faulty);
    }

    private <T> List<T> all(Function<Handle, List<T>> reading) {
        List<T> found = orNull(reading);
        return found == null ? List.of() : found;
    }

    @Override
    public void close() {
        connection.close();
    }
}
