package cn.yinling.runtime.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords, and locks out nobody else: what counts is a person at an
 * address. All that an address tries, and all that is tried of a person, is bounded too, but not
 * for who has signed in from that address before. Only wrong passwords count. Thread-safe, never
 * blocks.
 */
public final class SignInLimit {
    private static final int OF_PERSON_AT_ADDRESS = 5;
    private static final int OF_ADDRESS = 30;
    private static final int OF_PERSON = 100;
    private static final int KNOWN_MOST = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final AttemptLimit ofBoth;
    private final AttemptLimit ofAddress;
    private final AttemptLimit ofPerson;
    private final Cache<String, Boolean> known;

    /** Nobody has tried yet. */
    public SignInLimit() {
        this(Ticker.systemTicker());
    }

    SignInLimit(Ticker ticker) {
        ofBoth = new AttemptLimit(OF_PERSON_AT_ADDRESS, ticker);
        ofAddress = new AttemptLimit(OF_ADDRESS, ticker);
        ofPerson = new AttemptLimit(OF_PERSON, ticker);
        known =
                Caffeine.newBuilder()
                        .expireAfterAccess(KNOWN_FOR)
                        .maximumSize(KNOWN_MOST)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * Reserves an attempt, before the password is looked at; null where none is left in this
     * minute.
     *
     * @param person whoever is claimed, whether there is such a person or not
     */
    public @Nullable Attempt begin(String person, String address) {
        String both = address + ' ' + person;
        if (!ofBoth.reserve(both)) {
            return null;
        }
        if (known.getIfPresent(both) != null) {
            return new Attempt(person, address, true);
        }
        if (!ofAddress.reserve(address)) {
            ofBoth.giveBack(both);
            return null;
        }
        if (!ofPerson.reserve(person)) {
            ofAddress.giveBack(address);
            ofBoth.giveBack(both);
            return null;
        }
        return new Attempt(person, address, false);
    }

    /** An attempt under way, which counts unless it is said to be a good one. */
    public final class Attempt {
        private final String person;
        private final String address;
        private final boolean isKnown;

        private Attempt(String person, String address, boolean isKnown) {
            this.person = person;
            this.address = address;
            this.isKnown = isKnown;
        }

        /** Whether this person has signed in from this address before. */
        public boolean isFromAKnownAddress() {
            return isKnown;
        }

        /** The password was right. */
        public void succeeded() {
            giveBack();
            known.put(address + ' ' + person, true);
        }

        /** The password was not looked at. */
        public void giveBack() {
            ofBoth.giveBack(address + ' ' + person);
            if (!isKnown) {
                ofAddress.giveBack(address);
                ofPerson.giveBack(person);
            }
        }
    }
}
