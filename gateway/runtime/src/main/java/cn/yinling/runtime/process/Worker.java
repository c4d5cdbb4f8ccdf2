package cn.yinling.runtime.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop with a thread of its own that nothing ends but {@link #close()}: whatever is thrown, an
 * {@code Error} too, is told once, shown by {@link #problem()}, and after a pause the loop goes on.
 *
 * <p>A vital one, on which somebody's call for help depends, has a platform thread, which needs no
 * carrier that others may hold. Where it fails by nothing but {@code Error}s for half a minute, as
 * with a class that could not be loaded and never will be, only a new process helps: its thread
 * throws {@link VitalLoopEndedError}, at which {@link Uncaught} ends the process. Thread-safe.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final String name;
    private final Work work;
    private final boolean isVital;
    private final Failures failures;
    private final Thread thread;
    private volatile boolean isClosing;
    private volatile boolean isFinishing;
    private volatile @Nullable String ended;

    Worker(String name, Work work, boolean isVital, Patience patience) {
        this.name = name;
        this.work = work;
        this.isVital = isVital;
        this.failures = new Failures(name, patience);
        this.thread =
                isVital
                        ? Thread.ofPlatform().daemon().name(name).unstarted(this::run)
                        : Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** A loop without which somebody is not heard; {@link #problem()} belongs in health. */
    public static Worker vital(String name, Work work) {
        return new Worker(name, work, true, Patience.STANDARD);
    }

    /** A loop without which people are still heard; it tries again for ever. */
    public static Worker ancillary(String name, Work work) {
        return new Worker(name, work, false, Patience.STANDARD);
    }

    /** Begins, once; returns itself. */
    public Worker start() {
        thread.start();
        return this;
    }

    public String name() {
        return name;
    }

    /** Why the last turn failed, or that the loop has ended; null while all is well. */
    public @Nullable String problem() {
        String over = ended;
        return over == null ? failures.problem() : over;
    }

    /** Wakes a turn that waits, and ends the thread; within six seconds, whatever it does. */
    @Override
    public void close() {
        close(LONGEST_END);
    }

    /** The same, where a turn may need longer to end; wakes it twice. */
    public void close(Duration longest) {
        isClosing = true;
        if (thread.getState() == Thread.State.NEW) {
            end();
            return;
        }
        thread.interrupt();
        if (!join(longest)) {
            thread.interrupt();
            if (!join(LONGEST_END)) {
                LOG.warn("{} does not end, and is left behind", name);
            }
        }
    }

    /**
     * Lets it turn until its work is idle, for {@code longest} at most, then ends it as {@link
     * #close()} does. A turn that fails meanwhile is not tried again.
     */
    public void finish(Duration longest) {
        isFinishing = true;
        boolean isStarted = thread.getState() != Thread.State.NEW;
        if (!isStarted || !join(longest)) {
            close();
        }
    }

    private boolean join(Duration longest) {
        try {
            return thread.join(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            boolean hasBegun = until(work::begin, () -> true);
            if (hasBegun) {
                until(work::turn, () -> isFinishing && work.isIdle());
            }
        } catch (Throwable e) {
            ended = name + " has ended: " + Failures.reason(e);
            throw e;
        } finally {
            end();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Repeats a step until one succeeds after which it is over; false where closed before. */
    private boolean until(Step step, BooleanSupplier isOver) {
        while (!isClosing) {
            try {
                step.run();
                failures.over();
                if (isOver.getAsBoolean()) {
                    return true;
                }
            } catch (Throwable e) {
                rest(e);
            }
        }
        return false;
    }

    /** Nothing in here may throw but the end of a vital loop, else the loop ends by it. */
    private void rest(Throwable failure) {
        boolean isWoken = failure instanceof InterruptedException && isClosing;
        if (isWoken || isFinishing) {
            isClosing = true;
            return;
        }
        Duration pause = failures.add(failure);
        if (isVital && failures.areHopeless()) {
            throw new VitalLoopEndedError(name, failure);
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            LOG.debug("{} woken", name); // it is closing, or somebody woke it for nothing
        }
    }

    private void end() {
        // What ends in order may have to wait, and was not meant by what woke the last turn.
        boolean wasInterrupted = Thread.interrupted();
        try {
            work.end();
        } catch (Throwable e) {
            LOG.warn("{} did not end in order: {}", name, Failures.reason(e));
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
