package cn.yinling.hub.alarms.store;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the alarms' own, made again when it broke. Tells a database that is away from
 * what it will never take. Not thread-safe.
 */
final class AlarmConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmConnection.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Database database;
    private @Nullable Handle handle;

    AlarmConnection(Database database) {
        this.database = database;
    }

    /**
     * Does that on the connection.
     *
     * @throws DatabaseAwayException where the database does not answer now
     * @throws UnstorableException where it never will do that: a data exception or a violated
     *     constraint (SQL standard, classes 22 and 23), or a fault of this hub
     */
    <T> T on(Function<Handle, T> work) {
        try {
            Handle opened = handle == null ? database.handle(ANSWER_WITHIN) : handle;
            handle = opened;
            return work.apply(opened);
        } catch (DatabaseAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            String state = sqlState(e);
            if (state == null) {
                close();
                throw new UnstorableException(e.toString(), e);
            }
            if (state.startsWith("22") || state.startsWith("23")) {
                throw new UnstorableException("SQLSTATE " + state, e);
            }
            close();
            throw new DatabaseAwayException(e);
        }
    }

    /** Null where the database has nothing to do with it. */
    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return String.valueOf(sql.getSQLState());
            }
        }
        return null;
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
}
