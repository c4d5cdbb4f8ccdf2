package cn.yinling.hub.doors;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shut while the hub cannot take more: connections with more than a few unanswered messages are
 * then read no further, and their devices keep what they have. A connection with few is always
 * read, for the next packet of a quiet bed may be an SOS. Thread-safe.
 */
public final class Gate {
    /** Unanswered messages below which a connection is read whatever happens. */
    static final int FEW = 8;

    private final Set<Held> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    /** From now on, bulk senders wait. */
    public void shut() {
        shut = true;
    }

    /** Everybody is read again. */
    public void open() {
        if (!shut) {
            return;
        }
        shut = false;
        waiting.forEach(connection -> {
            waiting.remove(connection);
            wake(connection);
        });
    }

    public boolean isShut() {
        return shut;
    }

    /** How many connections wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Has the connection looked at again when the gate opens. */
    void await(Held connection) {
        waiting.add(connection);
        if (!shut && waiting.remove(connection)) {
            wake(connection);
        }
    }

    /** The connection has ended. */
    public void forget(Held connection) {
        waiting.remove(connection);
    }

    private static void wake(Held connection) {
        if (connection.loop().inEventLoop()) {
            connection.readOrWait();
        } else {
            connection.loop().execute(connection::readOrWait);
        }
    }
}
