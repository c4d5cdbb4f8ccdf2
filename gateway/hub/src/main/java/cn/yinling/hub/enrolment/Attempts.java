package cn.yinling.hub.enrolment;

import cn.yinling.runtime.signin.AttemptLimit;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Counts who tries how many codes within a minute, so that nobody guesses them: a code has 34 bits,
 * so all addresses together are bounded as well. Only wrong ones count. Thread-safe.
 */
final class Attempts {
    private static final int TOGETHER_FACTOR = 10;
    private static final String TOGETHER = "";

    private final AttemptLimit ofAddress;
    private final AttemptLimit together;

    Attempts(int perAddress) {
        this(perAddress, Ticker.systemTicker());
    }

    Attempts(int perAddress, Ticker ticker) {
        this.ofAddress = new AttemptLimit(perAddress, ticker);
        this.together = new AttemptLimit(perAddress * TOGETHER_FACTOR, ticker);
    }

    /** How long that address has to wait before it may try; zero where it may now. */
    Duration reserve(String address) {
        if (!ofAddress.reserve(address)) {
            return ofAddress.untilNext(address);
        }
        if (!together.reserve(TOGETHER)) {
            ofAddress.giveBack(address);
            return together.untilNext(TOGETHER);
        }
        return Duration.ZERO;
    }

    /** The code was right. */
    void giveBack(String address) {
        ofAddress.giveBack(address);
        together.giveBack(TOGETHER);
    }
}
