package cn.yinling.hotline.rooms;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Calls back on the control room's thread, and only there may it be used. */
final class LoopTimer {
    private static final long NONE = -1;

    /** Nobody sees so little, and what is urgent has the processor for itself until then. */
    private static final long SOON_MILLIS = 10;

    private final Vertx vertx;
    private final InstantSource clock;
    private long timer = NONE;
    private @Nullable Instant due;
    private boolean soon;

    LoopTimer(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Calls at {@code at} by its clock, in place of what was asked for before; null for not at all.
     */
    void callAt(@Nullable Instant at, Runnable call) {
        if (at != null && at.equals(due)) {
            return;
        }
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
        due = at;
        if (at != null) {
            long millis = Math.max(1, Duration.between(clock.instant(), at).toMillis() + 1);
            timer =
                    vertx.setTimer(
                            millis,
                            _ -> {
                                timer = NONE;
                                due = null;
                                call.run();
                            });
        }
    }

    /** Calls after {@code delay}, which no setting of a clock changes. */
    void callIn(Duration delay, Runnable call) {
        vertx.setTimer(Math.max(1, delay.toMillis() + 1), _ -> call.run());
    }

    /** Calls in a moment, once, however often it is asked for until then. */
    void callSoon(Runnable call) {
        if (!soon) {
            soon = true;
            vertx.setTimer(
                    SOON_MILLIS,
                    _ -> {
                        soon = false;
                        call.run();
                    });
        }
    }
}
