package cn.yinling.kiosk.outbox;

import cn.yinling.runtime.config.Default;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a kiosk keeps what it must not lose.
 *
 * @param folder made where it is missing
 * @param mostMegabytes how large the file may grow; what does not fit is not called saved
 * @param keepDone how long an entry stays that the gateway has, and one that it keeps refusing
 */
public record OutboxConfig(
        @Default("data/kiosk") Path folder,
        @Default("16") int mostMegabytes,
        @Default("7d") Duration keepDone) {

    public OutboxConfig {
        if (mostMegabytes < 1 || mostMegabytes > 1024) {
            throw new IllegalArgumentException(
                    "most-megabytes must be 1 to 1024, was " + mostMegabytes);
        }
        if (keepDone.toMinutes() < 1) {
            throw new IllegalArgumentException("keep-done must be at least 1m, was " + keepDone);
        }
    }
}
