package cn.yinling.runtime.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be closed in the opposite order whatever happens. Not thread-safe. */
public final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private record Part(String name, AutoCloseable end) {}

    private final Deque<Part> started = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * Keeps a part, and gives it back.
     *
     * @param name for the log, where it does not end in order
     */
    public <T extends AutoCloseable> T add(String name, T part) {
        started.push(new Part(name, part));
        return part;
    }

    /** Whether they are being closed, or are; any thread may ask. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        for (Part part = started.poll(); part != null; part = started.poll()) {
            try {
                part.end().close();
            } catch (Exception e) {
                LOG.error("{} did not end in order", part.name(), e);
            }
        }
    }
}
