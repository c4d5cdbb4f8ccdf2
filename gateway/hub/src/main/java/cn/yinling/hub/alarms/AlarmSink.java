package cn.yinling.hub.alarms;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what the alarm lane has, by a connection of its own, which it makes again when it broke.
 * Not thread-safe; one a thread.
 */
final class AlarmSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmSink.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Database database;
    private final AlarmStore store = new AlarmStore();
    private final OpenAlarmStore openAlarms = new OpenAlarmStore();
    private final IncidentStore incidents = new IncidentStore();
    private @Nullable Handle handle;

    AlarmSink(Database database) {
        this.database = database;
    }

    /**
     * What became of a batch.
     *
     * @param added alarms that were not there before
     * @param taken those raised again that a hotline had taken before
     * @param unstorable what is not there and never will be
     */
    record Stored(
            List<AlarmWork.Raised> added,
            Set<String> taken,
            List<OverAlarm> ended,
            List<AlarmWork> unstorable) {}

    /**
     * An alarm whose condition is over.
     *
     * @param isWithHotline whether a hotline has made a case of it
     */
    record OverAlarm(String body, Instant at, boolean isClosed, boolean isWithHotline) {}

    /**
     * Makes the batch durable, in one commit.
     *
     * @throws DatabaseAwayException where the database does not take it now
     */
    Stored store(List<AlarmWork> batch) {
        List<AlarmWork.Raised> added = new ArrayList<>();
        List<AlarmWork> unstorable = new ArrayList<>();
        try {
            added.addAll(on(opened -> write(opened, batch)));
        } catch (UnstorableException e) {
            oneByOne(batch, added, unstorable);
        }
        List<String> again =
                batch.stream()
                        .filter(AlarmWork.Raised.class::isInstance)
                        .map(AlarmWork.Raised.class::cast)
                        .filter(raised -> !added.contains(raised))
                        .map(raised -> raised.alarm().alarmId())
                        .toList();
        Set<String> taken =
                again.isEmpty() ? Set.of() : on(opened -> store.takenAmong(opened, again));
        return new Stored(added, taken, ended(batch), unstorable);
    }

    private List<OverAlarm> ended(List<AlarmWork> batch) {
        List<String> ids = new ArrayList<>();
        for (AlarmWork work : batch) {
            if (work instanceof AlarmWork.Ended ended) {
                ids.add(ended.alarmId());
            } else if (work instanceof AlarmWork.Closed closed) {
                ids.add(closed.alarmId());
            }
        }
        return ids.isEmpty() ? List.of() : on(opened -> openAlarms.over(opened, ids));
    }

    /** An alarm that the database will never have must not keep the others from it. */
    private void oneByOne(
            List<AlarmWork> batch, List<AlarmWork.Raised> added, List<AlarmWork> unstorable) {
        for (AlarmWork work : batch) {
            try {
                added.addAll(on(opened -> write(opened, List.of(work))));
            } catch (UnstorableException e) {
                LOG.error("an alarm cannot be stored, the hotline is told all the same: {}", e.why);
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
                case AlarmWork.Taken taken -> store.take(opened, taken);
                case AlarmWork.Moved moved -> store.move(opened, moved.state());
                case AlarmWork.Ended ended -> store.end(opened, ended);
                case AlarmWork.Resumed resumed -> store.resume(opened, resumed);
                case AlarmWork.Closed closed -> store.close(opened, closed);
                case AlarmWork.Noted noted -> store.note(opened, noted);
                case AlarmWork.Gathered gathered -> incidents.gather(opened, gathered);
                case AlarmWork.Settled settled -> incidents.settle(opened, settled);
            }
        }
        return added;
    }

    /** How many alarms are not closed. */
    int open() {
        return on(openAlarms::open);
    }

    /** Looks at what is there. */
    void look(Consumer<Handle> reader) {
        on(opened -> {
            reader.accept(opened);
            return true;
        });
    }

    private <T> T on(Function<Handle, T> work) {
        try {
            Handle opened = handle == null ? database.handle(ANSWER_WITHIN) : handle;
            handle = opened;
            return work.apply(opened);
        } catch (DatabaseAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            String state = sqlState(e);
            if (state.startsWith("22") || state.startsWith("23")) {
                throw new UnstorableException("SQLSTATE " + state);
            }
            close();
            throw new DatabaseAwayException(e);
        }
    }

    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql) {
                return String.valueOf(sql.getSQLState());
            }
        }
        return "";
    }

    @Override
    public void close() {
        Handle broken = handle;
        handle = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (RuntimeException e) {
                LOG.debug("closing a broken connection: {}", e.getMessage());
            }
        }
    }

    /** Data exceptions and violated constraints (SQL standard, classes 22 and 23). */
    private static final class UnstorableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String why;

        UnstorableException(String why) {
            super(why);
            this.why = why;
        }
    }
}
