package cn.yinling.kiosk.sos;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * How long the page shows a press.
 *
 * @param restAfter from the end of the case until the page is at rest again
 * @param openShownFor from the last news of a press that is not closed until the page is at rest
 *     again; whoever pressed has left by then, and the next person needs the home page. The press
 *     itself is kept, sent and answered all the same
 */
public record SosConfig(@Default("60s") Duration restAfter, @Default("30m") Duration openShownFor) {
    public SosConfig {
        if (restAfter.isNegative() || openShownFor.isNegative()) {
            throw new IllegalArgumentException("durations must not be negative");
        }
    }
}
