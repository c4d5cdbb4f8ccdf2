package cn.yinling.accounts.signin;

import cn.yinling.runtime.database.Database;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How somebody comes to a second factor. Thread-safe. Confirming blocks. */
final class Enrolment {
    private static final String ISSUER = "Yinling";
    private static final int SECRET_BYTES = 20;
    private static final int SECRET_LETTERS = 32;
    private static final int BASE = 32;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int RECOVERY_CODES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WAITING_MOST = 1000;

    private final Database database;
    private final LastCodes lastCodes;
    private final InstantSource clock;
    private final FactorStore store = new FactorStore();
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Offered> waiting =
            Caffeine.newBuilder().expireAfterWrite(PATIENCE).maximumSize(WAITING_MOST).build();

    Enrolment(Database database, LastCodes lastCodes, InstantSource clock) {
        this.database = database;
        this.lastCodes = lastCodes;
        this.clock = clock;
    }

    /** A secret that waits for its confirmation. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Offered(String personId, byte[] secret) {
        /** As it is typed: Base32 (RFC 4648), in which 20 bytes are 32 characters. */
        String typed() {
            String digits = new BigInteger(1, secret).toString(BASE);
            return "A".repeat(SECRET_LETTERS - digits.length())
                    + digits.chars()
                            .map(digit -> BASE_32.charAt(Character.digit(digit, BASE)))
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining());
        }

        /** As apps scan it. */
        String uri() {
            String person = URLEncoder.encode(personId, StandardCharsets.UTF_8);
            return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                    .formatted(ISSUER, person, typed(), ISSUER);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Offered[%s]".formatted(personId);
        }
    }

    /** A new secret; an earlier one that was not confirmed is forgotten. */
    Offered begin(String personId) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Offered offered = new Offered(personId, secret);
        waiting.put(personId, offered);
        return offered;
    }

    /** The one that waits. */
    Optional<Offered> waiting(String personId) {
        return Optional.ofNullable(waiting.getIfPresent(personId));
    }

    /** The recovery codes of a factor that counts from now on; empty where the code is wrong. */
    Optional<List<String>> confirm(Offered offered, String code) {
        Instant now = clock.instant();
        OptionalLong step = Totp.step(offered.secret(), code, now);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<OneTimeCode> recovery =
                Stream.generate(OneTimeCode::ofYears).limit(RECOVERY_CODES).toList();
        database.jdbi()
                .useTransaction(handle ->
                        store.enrol(
                                handle,
                                offered.personId(),
                                offered.secret(),
                                now,
                                step.getAsLong(),
                                recovery));
        lastCodes.use(offered.personId(), step.getAsLong());
        waiting.invalidate(offered.personId());
        return Optional.of(recovery.stream().map(OneTimeCode::text).toList());
    }

    /** How far the phone's clock is off, where that is why a code is wrong. */
    Optional<Duration> ahead(Offered offered, String code) {
        return Totp.ahead(offered.secret(), code, clock.instant());
    }
}
