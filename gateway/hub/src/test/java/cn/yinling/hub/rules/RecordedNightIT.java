package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded hours through the real gateway give the alarms that their replay gives, whatever the
 * hour of the day at which they are sent.
 */
@ParameterizedClass
@ValueSource(strings = {"03:00", "09:00", "15:00", "22:30", "23:59"})
class RecordedNightIT {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Duration LENGTH = Duration.ofHours(6);

    private final long seed = Chance.seed();
    private final InstantSource clock;
    private final List<Reading> night;
    private RunningGateway running;

    /** The gateway's clock says that hour of Beijing time, and the recording ended just now. */
    RecordedNightIT(String hour) {
        Instant now = Instant.now();
        Instant that = now.atZone(Night.ZONE).with(LocalTime.parse(hour)).toInstant();
        clock = InstantSource.offset(InstantSource.system(), Duration.between(now, that));
        Instant end = that.truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);
        night = Night.of(seed, end.minus(LENGTH), LENGTH);
    }

    @BeforeEach
    void start() {
        running = RunningGateway.withBeds(1, RunningGateway.config(), clock);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void inOrder() {
        send(night);
        mustBeAsReplayed();
    }

    @Test
    void outOfOrderAndRepeated() {
        List<Reading> mixed = new ArrayList<>(night);
        Random random = new Random(seed);
        for (int swaps = night.size() / 4; swaps > 0; swaps--) {
            int place = random.nextInt(mixed.size());
            Collections.swap(mixed, place, Math.min(mixed.size() - 1, place + random.nextInt(60)));
        }
        mixed.addAll(night.subList(0, night.size() / 4));
        send(mixed);
        mustBeAsReplayed();
    }

    @Test
    void withAHubThatIsRestartedInBetween() {
        int cut = new Random(seed).nextInt(night.size());
        send(night.subList(0, cut));
        running = running.restart();
        send(night.subList(cut, night.size()));
        mustBeAsReplayed();
    }

    private void send(List<Reading> readings) {
        try (Listening bed = Listening.start(running.device(BED.value()))) {
            ReadingEncoder encoder = new ReadingEncoder();
            List<CompletableFuture<PublishOutcome>> outcomes = new ArrayList<>();
            for (Reading reading : readings) {
                outcomes.add(
                        bed.connection()
                                .publish(
                                        "care/v1/bed-0001/readings", encoder.encode(BED, reading)));
            }
            outcomes.forEach(outcome ->
                    assertThat(outcome.orTimeout(60, TimeUnit.SECONDS).join())
                            .isEqualTo(new PublishOutcome.Acknowledged()));
        }
    }

    private void mustBeAsReplayed() {
        await().untilAsserted(() ->
                assertThat(stored()).as("seed %d", seed).isEqualTo(replayedUntil(clock.instant())));
    }

    /** What stands open when the recording ends, as a door, is found while time goes on. */
    private Set<String> replayedUntil(Instant now) {
        Set<String> expected = new HashSet<>();
        Replay.of(night, MonitoringPlan.defaults(), now).stream()
                .filter(found -> found.cause() != Cause.SILENT)
                .forEach(found -> expected.add(word(found.cause(), found.onset())));
        night.forEach(reading ->
                reading.causes().stream()
                        .filter(Rules.PRESSED::contains)
                        .forEach(cause -> expected.add(word(cause, reading.at()))));
        return expected;
    }

    private Set<String> stored() {
        return running.tables()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select cause, onset from alarm where withdrawn_at is null and cause <> 'silent'")
                                .map(row ->
                                        row.getColumn("cause", String.class)
                                                + " "
                                                + row.getColumn("onset", Instant.class))
                                .set());
    }

    private static String word(Cause cause, Instant onset) {
        return cause.wireName() + " " + onset.truncatedTo(ChronoUnit.MILLIS);
    }
}
