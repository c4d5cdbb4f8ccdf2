package cn.yinling.hub.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.doors.DeadLetter;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.PostgresServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadLettersIT {
    private static final Migrations MIGRATIONS = new Migrations("hub", "classpath:db/hub");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T03:00:00Z"));

    private static final List<String> THE_LAST_TEN =
            IntStream.iterate(24, number -> number > 14, number -> number - 1)
                    .mapToObj("bed-%02d"::formatted)
                    .toList();

    private record Running(Database database, DeadLetters letters) implements AutoCloseable {
        long count() {
            return database.isReady()
                    ? new DeadLetterStore()
                            .counts(database.jdbi()).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                    : -1;
        }

        List<String> devices() {
            if (!database.isReady()) {
                return List.of("none, for there is no database yet");
            }
            var all = new DeadLetterStore.Query(null, null, Long.MAX_VALUE, 100);
            return new DeadLetterStore()
                    .find(database.jdbi(), all).stream()
                            .map(kept -> String.valueOf(kept.device()))
                            .toList();
        }

        @Override
        public void close() {
            letters.close();
            database.close();
        }
    }

    @Test
    void brokenDeviceIsKeptSoManyTimesAMinuteAndHidesNobodyElse() {
        try (Running running =
                start(
                        PostgresServer.newDatabase(),
                        new DeadLettersConfig(3, Duration.ofDays(1), 1000))) {
            for (int i = 0; i < 50; i++) {
                running.letters().keep(letter("bed-0001", Refusal.MALFORMED));
            }
            running.letters().keep(letter("bed-0001", Refusal.IMPLAUSIBLE));
            running.letters().keep(letter("bed-0002", Refusal.MALFORMED));
            await().until(() -> running.count() == 5);
            assertThat(running.letters().surplus()).isEqualTo(47);

            now.updateAndGet(instant -> instant.plusSeconds(60));
            running.letters().keep(letter("bed-0001", Refusal.MALFORMED));
            await().until(() -> running.count() == 6);
            assertThat(running.letters().dropped()).isZero();
        }
    }

    @Test
    void whoNeverSignedInHasOneAllowanceUnderWhateverName() {
        try (Running running =
                start(
                        PostgresServer.newDatabase(),
                        new DeadLettersConfig(3, Duration.ofDays(1), 1000))) {
            for (int i = 0; i < 50; i++) {
                running.letters().keep(letter("bed-" + i, Refusal.BAD_CREDENTIALS));
            }
            await().until(() -> running.count() == 3);
            assertThat(running.letters().surplus()).isEqualTo(47);
        }
    }

    @Test
    void tableIsBoundedByNumberAndByAge() {
        DeadLettersConfig config = new DeadLettersConfig(100, Duration.ofDays(1), 10);
        try (Running running = start(PostgresServer.newDatabase(), config)) {
            for (int i = 0; i < 25; i++) {
                running.letters().keep(letter("bed-%02d".formatted(i), Refusal.MALFORMED));
            }
            await().until(() -> aMinuteLater(running.devices()), THE_LAST_TEN::equals);

            now.updateAndGet(instant -> instant.plus(Duration.ofDays(1)));
            await().until(() -> aMinuteLater(running.devices()), List::isEmpty);
        }
    }

    /** What is old is deleted once a minute. */
    private <T> T aMinuteLater(T found) {
        now.updateAndGet(instant -> instant.plusSeconds(61));
        return found;
    }

    @Test
    void textsThatPostgresCannotHoldAreKeptWithoutWhatItCannotHold() {
        try (Running running =
                start(
                        PostgresServer.newDatabase(),
                        new DeadLettersConfig(20, Duration.ofDays(1), 10))) {
            running.letters()
                    .keep(
                            DeadLetter.of(
                                    "bed-0001",
                                    "a\0b",
                                    Refusal.MALFORMED,
                                    "\0\ud800",
                                    new byte[9000],
                                    now.get()));
            await().until(() -> running.count() == 1);
            var kept =
                    new DeadLetterStore()
                            .find(
                                    running.database().jdbi(),
                                    new DeadLetterStore.Query(null, null, Long.MAX_VALUE, 1))
                            .getFirst();
            assertThat(kept.topic()).isEqualTo("a\ufffdb");
            assertThat(kept.payload()).hasSize(DeadLetter.MOST_BYTES);
            assertThat(kept.payloadBytes()).isEqualTo(9000);
        }
    }

    @Test
    void withoutADatabaseItKeepsWhatFitsAndCountsTheRest() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (Running running =
                start(
                        DatabaseConfig.at(
                                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(nobody),
                                "p",
                                null),
                        new DeadLettersConfig(10_000, Duration.ofDays(1), 10))) {
            for (int i = 0; i < 3000; i++) {
                running.letters().keep(letter("bed-0001", Refusal.MALFORMED));
            }
            // The queue and the batch in hand are what fits.
            assertThat(running.letters().dropped()).isBetween(1800L, 2000L);
        }
    }

    private Running start(DatabaseConfig where, DeadLettersConfig config) {
        Database database = Database.start(where, MIGRATIONS);
        return new Running(
                database, DeadLetters.start(config, database, new SimpleMeterRegistry(), now::get));
    }

    private DeadLetter letter(String device, Refusal refusal) {
        return DeadLetter.of(
                device, "care/v1/x/readings", refusal, "why", new byte[] {1}, now.get());
    }
}
