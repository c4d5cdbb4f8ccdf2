package cn.yinling.accounts.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every app has them: SHA-1, 6 digits, 30 s. A phone's
 * clock may be off by a minute. Stateless.
 */
final class Totp {
    static final Duration STEP = Duration.ofSeconds(30);
    private static final int SKEW = 2;

    /** Who is further off than a minute is told so, up to here. */
    private static final int TELLING = 60;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP);

    private Totp() {}

    /** The step whose code this is; empty where it is of none that is near enough to now. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        return search(secret, code, now, SKEW);
    }

    /**
     * By how much the phone's clock is ahead, where the code is of another time; empty where it is
     * of no time within half an hour. Nobody is let in by it.
     */
    static Optional<Duration> ahead(byte[] secret, String code, Instant now) {
        OptionalLong found = search(secret, code, now, TELLING);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(STEP.multipliedBy(found.getAsLong() - stepOf(now)));
    }

    private static OptionalLong search(byte[] secret, String code, Instant now, int furthest) {
        Key key = new SecretKeySpec(secret, GENERATOR.getAlgorithm());
        long current = stepOf(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - furthest; step <= current + furthest; step++) {
            if (isCode(key, step, code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static boolean isCode(Key key, long step, String code) {
        try {
            String right =
                    GENERATOR.generateOneTimePasswordString(
                            key, Instant.EPOCH.plus(STEP.multipliedBy(step)));
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.US_ASCII));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
    }

    /** The first step whose code is good now. */
    static long firstGood(Instant now) {
        return stepOf(now) - SKEW;
    }

    private static long stepOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }
}
