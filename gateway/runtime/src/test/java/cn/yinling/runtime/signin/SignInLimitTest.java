package cn.yinling.runtime.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final SignInLimit limit = new SignInLimit(nanos::get);

    private boolean fails(String person, String address) {
        return limit.begin(person, address) != null;
    }

    private void succeeds(String person, String address) {
        Objects.requireNonNull(limit.begin(person, address)).succeeded();
    }

    @Test
    void whoGuessesIsHeldUpAndThePersonAtHerOwnDeskIsNot() {
        for (int i = 0; i < 5; i++) {
            assertThat(fails("anna", "203.0.113.9")).isTrue();
        }
        assertThat(fails("anna", "203.0.113.9")).isFalse();
        assertThat(fails("anna", "10.0.0.7")).isTrue();
        assertThat(fails("bert", "203.0.113.9")).isTrue();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(fails("anna", "203.0.113.9")).isTrue();
    }

    @Test
    void addressThatTriesManyNamesIsHeldUpButNotWhoIsKnownThere() {
        succeeds("anna", "10.0.0.7");
        for (int i = 0; i < 30; i++) {
            assertThat(fails("name-" + i, "10.0.0.7")).isTrue();
        }
        assertThat(fails("bert", "10.0.0.7")).isFalse();
        assertThat(fails("anna", "10.0.0.7")).isTrue();
        assertThat(fails("bert", "10.0.0.8")).isTrue();
    }

    @Test
    void personTriedFromManyAddressesIsHeldUpThereButNotWhereSheIsKnown() {
        succeeds("anna", "10.0.0.7");
        for (int i = 0; i < 100; i++) {
            assertThat(fails("anna", "198.51.100." + i)).isTrue();
        }
        assertThat(fails("anna", "198.51.100.200")).isFalse();
        assertThat(fails("anna", "10.0.0.7")).isTrue();
    }

    @Test
    void refusedAttemptTakesNothingFromAnybody() {
        for (int i = 0; i < 30; i++) {
            fails("name-" + i, "10.0.0.7");
        }
        for (int i = 0; i < 200; i++) {
            assertThat(fails("anna", "10.0.0.7")).isFalse();
        }
        assertThat(fails("anna", "10.0.0.8")).isTrue();
    }

    @Test
    void signingInOftenIsNoGuessing() {
        for (int i = 0; i < 200; i++) {
            succeeds("anna", "10.0.0.7");
        }
    }
}
