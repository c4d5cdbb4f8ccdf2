package cn.yinling.runtime.process;

/**
 * What a {@link Worker} does over and over. All of it is called on the worker's own thread, and all
 * of it may throw: what failed is called again after a pause, so whoever took something from a
 * queue keeps it in a field until it is done with.
 */
@FunctionalInterface
public interface Work {
    /** Before the first turn, until it succeeds. May wait as long as it likes. */
    default void begin() throws Exception {}

    /** One round: waits a moment for something to do, does it, returns. */
    void turn() throws Exception;

    /** Whether nothing is left to be done; a worker that is let finish turns until then. */
    default boolean isIdle() {
        return true;
    }

    /** After the last turn, also where none was made. */
    default void end() throws Exception {}
}
