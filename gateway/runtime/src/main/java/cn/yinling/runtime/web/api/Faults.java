package cn.yinling.runtime.web.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Failures as they may stand in a log: a database's messages quote rows. Stateless. */
final class Faults {
    private static final int DEEPEST = 8;

    private Faults() {}

    /** What failed where, without what it said. */
    static Throwable withoutMessages(Throwable failure) {
        return copy(failure, DEEPEST);
    }

    private static Throwable copy(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        Throwable copy =
                new Fault(
                        failure.getClass().getName(),
                        cause == null || depth == 0 ? null : copy(cause, depth - 1));
        StackTraceElement[] trace = failure.getStackTrace();
        copy.setStackTrace(Arrays.copyOf(trace, Math.min(trace.length, 30)));
        return copy;
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String kind, @Nullable Throwable cause) {
            super(kind, cause);
        }
    }
}
