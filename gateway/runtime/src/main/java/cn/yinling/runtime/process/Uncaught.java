package cn.yinling.runtime.process;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a throwable that nobody has caught: it is told, and where a vital loop cannot go
 * on, the process ends on purpose, so that whoever started it starts it again. Thread-safe.
 */
final class Uncaught implements Thread.UncaughtExceptionHandler {
    /** EX_SOFTWARE of sysexits.h. */
    static final int EXIT_CODE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(Uncaught.class);

    private final IntConsumer exit;

    /**
     * @param exit ends the process with a code
     */
    Uncaught(IntConsumer exit) {
        this.exit = exit;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        try {
            LOG.error("{} was ended by what nobody caught", thread.getName(), failure);
        } finally {
            if (failure instanceof VitalLoopEndedError) {
                exit.accept(EXIT_CODE);
            }
        }
    }
}
