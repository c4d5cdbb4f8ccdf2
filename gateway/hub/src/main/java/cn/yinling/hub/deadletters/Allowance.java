package cn.yinling.hub.deadletters;

import cn.yinling.hub.doors.DeadLetter;
import cn.yinling.hub.doors.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So many letters a minute for each device and reason, so that one broken device cannot fill the
 * table. Thread-safe.
 */
final class Allowance {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Sender(@Nullable String device, Refusal refusal) {}

    private final int perMinute;
    private final Map<Sender, Integer> taken = new HashMap<>();
    private Instant minuteEnds = Instant.MIN;

    Allowance(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether this letter is still within it; counts it. */
    synchronized boolean take(DeadLetter letter) {
        Instant now = letter.receivedAt();
        if (!now.isBefore(minuteEnds)) {
            taken.clear();
            minuteEnds = now.plus(MINUTE);
        }
        return taken.merge(sender(letter), 1, Integer::sum) <= perMinute;
    }

    /** Who did not sign in can claim any name: all of them share one allowance. */
    private static Sender sender(DeadLetter letter) {
        boolean isStranger = letter.refusal() == Refusal.BAD_CREDENTIALS;
        return new Sender(isStranger ? null : letter.device(), letter.refusal());
    }
}
