package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recorded night through the real gateway gives the alarms that its replay gives. */
class RecordedNightIT {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Duration LENGTH = Duration.ofHours(6);

    private final long seed = new Random().nextLong();
    private final Instant from =
            Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(LENGTH).minusSeconds(600);
    private final List<Reading> night = Night.of(seed, from, LENGTH);
    private RunningGateway running;

    @BeforeEach
    void start() {
        running = RunningGateway.withBeds(1);
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
                    assertThat(outcome.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join())
                            .isEqualTo(new PublishOutcome.Acknowledged()));
        }
    }

    private void mustBeAsReplayed() {
        Set<String> expected = new HashSet<>();
        Instant last = night.getLast().at();
        Replay.of(night, MonitoringPlan.defaults(), last).stream()
                .filter(found -> found.cause() != cn.yinling.link.alarm.Cause.SILENT)
                .forEach(found -> expected.add(word(found.cause().wireName(), found.onset())));
        night.forEach(reading ->
                reading.causes().stream()
                        .filter(Rules.PRESSED::contains)
                        .forEach(cause -> expected.add(word(cause.wireName(), reading.at()))));
        slowly().untilAsserted(() -> assertThat(stored()).as("seed %d", seed).isEqualTo(expected));
    }

    private Set<String> stored() {
        return running.tables()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select cause, onset from alarm where withdrawn_at is null and cause <> 'silent'")
                                .map(row ->
                                        word(
                                                row.getColumn("cause", String.class),
                                                row.getColumn("onset", Instant.class)))
                                .set());
    }

    private static String word(String cause, Instant onset) {
        return cause + " " + onset.truncatedTo(ChronoUnit.MILLIS);
    }

    private static ConditionFactory slowly() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
