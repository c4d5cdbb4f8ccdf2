package cn.yinling.hub.doors;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Bulk senders of one event loop are read by turns, a few between two looks at all sockets, so that
 * an SOS on a quiet one waits for these few and not for everybody. Of its event loop alone.
 */
final class Turns {
    /** With what may be read of a socket at a time, about a millisecond's work. */
    private static final int AT_ONCE = 8;

    private static final FastThreadLocal<Turns> OF_THIS_LOOP =
            new FastThreadLocal<>() {
                @Override
                protected Turns initialValue() {
                    return new Turns();
                }
            };

    private final Queue<Inflow> line = new ArrayDeque<>();
    private boolean isComing;

    /** Those of the event loop that calls. */
    static Turns ofThisLoop() {
        return OF_THIS_LOOP.get();
    }

    /** {@link Inflow#hasTurn} is called when it is. */
    void await(Inflow inflow, EventLoop loop) {
        line.add(inflow);
        comeBack(loop);
    }

    /** What is scheduled, unlike what is executed, is not done before sockets were looked at. */
    private void comeBack(EventLoop loop) {
        if (!isComing) {
            isComing = true;
            var _ = loop.schedule(() -> next(loop), 0, TimeUnit.NANOSECONDS);
        }
    }

    private void next(EventLoop loop) {
        isComing = false;
        for (int i = 0; i < AT_ONCE && !line.isEmpty(); i++) {
            line.remove().hasTurn();
        }
        if (!line.isEmpty()) {
            comeBack(loop);
        }
    }
}
