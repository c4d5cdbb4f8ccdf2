package cn.yinling.runtime.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often one key may try something within a minute from its first try. An attempt is reserved
 * before anything is looked at, so that many at once are no more than many in a row. Keys are
 * forgotten after their minute, and the least used where there are too many. Thread-safe, never
 * blocks.
 */
public final class AttemptLimit {
    public static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 100_000;
    private static final int LONGEST_KEY = 128;

    private final int most;
    private final Cache<String, AtomicInteger> tried;

    /** Nobody has tried yet. */
    public AttemptLimit(int most) {
        this(most, Ticker.systemTicker());
    }

    /**
     * The same by another clock.
     *
     * @param ticker monotonic
     */
    public AttemptLimit(int most, Ticker ticker) {
        this.most = most;
        // The count within is not written anew, so a minute is one from the first try.
        this.tried =
                Caffeine.newBuilder()
                        .expireAfterWrite(WINDOW)
                        .maximumSize(MOST_KEYS)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
    }

    /** Reserves an attempt; false where there are none left in this minute. */
    public boolean reserve(String key) {
        AtomicInteger count = tried.get(brief(key), _ -> new AtomicInteger());
        return count.getAndUpdate(so -> Math.min(so + 1, most)) < most;
    }

    /** The attempt was a good one, and does not count. */
    public void giveBack(String key) {
        AtomicInteger count = tried.getIfPresent(brief(key));
        if (count != null) {
            count.updateAndGet(so -> Math.max(0, so - 1));
        }
    }

    /** How long until that key may try again what it has just been refused. */
    public Duration untilNext(String key) {
        return tried.policy()
                .expireAfterWrite()
                .flatMap(window -> window.ageOf(brief(key)))
                .map(WINDOW::minus)
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** A stranger chooses the name he tries, and must not fill the memory with it. */
    private static String brief(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }

    /** How many keys it remembers. */
    long size() {
        tried.cleanUp();
        return tried.estimatedSize();
    }
}
