package cn.yinling.hub.doors;

import io.netty.channel.EventLoop;

/**
 * A connection that can be read or left waiting. On its event loop only, save where said otherwise.
 */
public interface Held {
    /** On any thread. */
    EventLoop loop();

    /** Whether the socket is read. */
    void read(boolean isRead);

    /** Whether the client takes what is sent to it. */
    boolean isWritable();

    /** Reads on, or waits. */
    void readOrWait();
}
