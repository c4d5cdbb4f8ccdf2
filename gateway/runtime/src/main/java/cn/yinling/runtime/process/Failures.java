package cn.yinling.runtime.process;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures in a row of one loop: each kind of them is told once, not at every turn. Of the
 * loop's thread, but for {@link #problem()}.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int PLACES = 4;

    private final String name;
    private final Patience patience;
    private final Map<Class<?>, Long> toldNanos = new HashMap<>();
    private int inARow;
    private boolean isTold;
    private boolean areErrors;
    private long errorsSinceNanos;
    private volatile @Nullable String problem;

    Failures(String name, Patience patience) {
        this.name = name;
        this.patience = patience;
    }

    @Nullable String problem() {
        return problem;
    }

    /** Notes one more, and says how long to pause. Throws nothing, whatever state the JVM is in. */
    Duration add(Throwable failure) {
        problem = name + " fails";
        inARow++;
        boolean isError = failure instanceof Error;
        if (isError && !areErrors) {
            errorsSinceNanos = System.nanoTime();
        }
        areErrors = isError;
        try {
            problem = name + " fails: " + reason(failure);
            tell(failure);
        } catch (Throwable e) {
            // Telling may need a descriptor or memory that is not to be had; health says enough.
            isTold = true;
        }
        return patience.after(inARow);
    }

    /** Whether nothing but {@code Error}s was thrown for too long. */
    boolean areHopeless() {
        return areErrors
                && System.nanoTime() - errorsSinceNanos >= patience.hopelessAfter().toNanos();
    }

    /** A turn went well. */
    void over() {
        if (inARow > 0) {
            if (isTold) {
                LOG.info("{} goes on after {} failures", name, inARow);
            }
            inARow = 0;
            isTold = false;
            areErrors = false;
            problem = null;
        }
    }

    private void tell(Throwable failure) {
        long now = System.nanoTime();
        Long told = toldNanos.get(failure.getClass());
        if (told == null || now - told >= patience.tellEvery().toNanos()) {
            toldNanos.put(failure.getClass(), now);
            isTold = true;
            LOG.warn("{} failed, and goes on: {}{}", name, reason(failure), places(failure));
            LOG.debug("{} failed", name, failure);
        }
    }

    /**
     * The innermost cause and the first line of its message: what a library above it says quotes
     * the values of a statement, which may be somebody's health.
     */
    static String reason(Throwable failure) {
        Throwable innermost = innermost(failure);
        String kind = innermost.getClass().getSimpleName();
        String message = innermost.getMessage();
        return message == null ? kind : kind + ": " + message.lines().findFirst().orElse("");
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private static String places(Throwable failure) {
        return Arrays.stream(innermost(failure).getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("cn.yinling."))
                .limit(PLACES)
                .map(frame -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
                .collect(Collectors.joining());
    }
}
