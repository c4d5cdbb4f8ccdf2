package cn.yinling.hub.history;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One thing that upkeep does, again and again. Does nothing where there is nothing to do. */
interface Step {
    /** For the log and the meters, in lower case. */
    String name();

    /**
     * Does it.
     *
     * @param handle whose transactions are the step's own
     * @param now by the database server's clock
     * @return what it did that is worth a line, or null
     */
    @Nullable String run(Handle handle, Instant now);
}
