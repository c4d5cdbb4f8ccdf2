package cn.yinling.hub.spool;

import java.util.List;

/**
 * Brings into the database what waited for it. Called on one thread of {@link Backlog}; whatever it
 * throws means that the database does not take it yet.
 */
public interface Refill<B> extends AutoCloseable {
    /** Returns when the database answers and takes what is written. */
    void probe() throws Exception;

    /** Stores batches, which may be there already, in their order. */
    void store(List<B> batches) throws Exception;

    @Override
    void close();
}
