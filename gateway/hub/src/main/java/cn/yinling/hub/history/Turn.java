package cn.yinling.hub.history;

import org.jdbi.v3.core.Handle;

/**
 * A hub's turn at the upkeep: an advisory lock of the session, which also ends with the connection.
 */
final class Turn implements AutoCloseable {
    private static final String TAKE =
            """
            select pg_try_advisory_lock(hashtext('yinling.history'))
            """;
    private static final String GIVE_BACK =
            """
            select pg_advisory_unlock(hashtext('yinling.history'))
            """;

    private final Handle handle;
    private final boolean ours;

    private Turn(Handle handle, boolean ours) {
        this.handle = handle;
        this.ours = ours;
    }

    static Turn take(Handle handle) {
        return new Turn(handle, handle.createQuery(TAKE).mapTo(Boolean.class).one());
    }

    /** Whether it is this hub's; otherwise another is at it. */
    boolean isOurs() {
        return ours;
    }

    @Override
    public void close() {
        if (ours) {
            handle.createQuery(GIVE_BACK).mapTo(Boolean.class).one();
        }
    }
}
