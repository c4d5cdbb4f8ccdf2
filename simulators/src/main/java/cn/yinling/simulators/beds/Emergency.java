package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An emergency, or the end of one, that a bed keeps, and sends again, until it is acknowledged.
 * Thread-safe.
 */
final class Emergency {
    private final Cause cause;
    private final Instant onset;
    private final byte[] payload;
    private final CompletableFuture<Press> press = new CompletableFuture<>();

    Emergency(Cause cause, Instant onset, byte[] payload) {
        this.cause = cause;
        this.onset = onset;
        this.payload = payload;
    }

    Cause cause() {
        return cause;
    }

    Instant onset() {
        return onset;
    }

    /** The message, the same at each attempt; the bytes themselves. */
    byte[] payload() {
        return payload;
    }

    /** Done when the gateway has acknowledged it. */
    CompletableFuture<Press> press() {
        return press;
    }
}
