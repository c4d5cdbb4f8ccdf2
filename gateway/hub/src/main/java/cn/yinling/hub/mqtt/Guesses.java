package cn.yinling.hub.mqtt;

import cn.yinling.runtime.signin.AttemptLimit;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Slows down who guesses a password over MQTT: wrong ones of one name from one address are few a
 * minute. A name that has come in from an address is let try there as often as it likes, for
 * whoever shares the address must not be able to keep the hotline or a bed out. Thread-safe, never
 * blocks.
 */
final class Guesses {
    private static final int A_MINUTE = 10;
    private static final int KNOWN_MOST = 200_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final AttemptLimit limit;
    private final Cache<String, Boolean> known;

    Guesses() {
        this(Ticker.systemTicker());
    }

    Guesses(Ticker ticker) {
        limit = new AttemptLimit(A_MINUTE, ticker);
        known =
                Caffeine.newBuilder()
                        .expireAfterAccess(KNOWN_FOR)
                        .maximumSize(KNOWN_MOST)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
    }

    /** Reserves an attempt, before anything is looked at; false where none is left. */
    boolean reserve(String name, String address) {
        String both = address + ' ' + name;
        return known.getIfPresent(both) != null || limit.reserve(both);
    }

    /** The password was right. */
    void succeeded(String name, String address) {
        giveBack(name, address);
        known.put(address + ' ' + name, true);
    }

    /** The password was not looked at. */
    void giveBack(String name, String address) {
        limit.giveBack(address + ' ' + name);
    }
}
