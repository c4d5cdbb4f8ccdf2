package cn.yinling.runtime.process;

import java.time.Duration;

/** Work that is due again and again, whether or not something has come. */
public final class Beat implements Work {
    private final Duration every;
    private final Runnable step;

    /** A step after which the next is due {@code every} later. */
    public Beat(Duration every, Runnable step) {
        this.every = every;
        this.step = step;
    }

    @Override
    public void turn() throws InterruptedException {
        step.run();
        Thread.sleep(every);
    }
}
