package cn.yinling.hub.spool;

/**
 * Brings into the database what waited for it. Called on one thread of {@link Backlog}; whatever it
 * throws means that the database does not take it yet.
 */
public interface Refill<B> extends AutoCloseable {
    /** Returns when the database answers and takes what is written. */
    void probe() throws Exception;

    /** Stores a batch, which may be there already. */
    void store(B batch) throws Exception;

    @Override
    void close();
}
