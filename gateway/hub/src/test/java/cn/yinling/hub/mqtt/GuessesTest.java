package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Guesses guesses = new Guesses(nanos::get);

    private int tries(String name, String address) {
        int tried = 0;
        for (int i = 0; i < 50; i++) {
            tried += guesses.reserve(name, address) ? 1 : 0;
        }
        return tried;
    }

    @Test
    void nameIsTriedTenTimesAMinuteFromAnAddress() {
        assertThat(tries("hotline", "203.0.113.9")).isEqualTo(10);
        assertThat(guesses.reserve("hotline", "10.0.0.7")).isTrue();
        assertThat(guesses.reserve("bed-0001", "203.0.113.9")).isTrue();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(tries("hotline", "203.0.113.9")).isEqualTo(10);
    }

    @Test
    void whoHasComeInFromThereIsNotKeptOutByWhoSharesTheAddress() {
        guesses.reserve("hotline", "10.0.0.7");
        guesses.succeeded("hotline", "10.0.0.7");
        assertThat(tries("hotline", "10.0.0.7")).isEqualTo(50);
        assertThat(tries("hotline", "10.0.0.8")).isEqualTo(10);
    }

    @Test
    void waitingForTheRegisterIsNoGuessing() {
        for (int i = 0; i < 100; i++) {
            assertThat(guesses.reserve("bed-0001", "10.0.0.7")).isTrue();
            guesses.giveBack("bed-0001", "10.0.0.7");
        }
    }
}
