package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.HeartRate;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.hub.plans.MonitoringPlan.Quiet;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a reading to an alarm by the rules, through the real gateway. */
class WatchingIT {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final PublishOutcome DURABLE = new PublishOutcome.Acknowledged();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @SuppressWarnings("NullAway.Init") // each test starts it as it needs it
    private RunningGateway running;

    private long sequence;

    private void start(MonitoringPlan plan) {
        running = RunningGateway.withBeds(2, RunningGateway.config().withRules(plan));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void valueBeyondItsLimitRaisesAnAlarmAndTheHotlineHearsWhenItIsOver() {
        start(plan(Duration.ZERO, new Heartbeat(false, Duration.ofMinutes(1), 3)));
        try (Listening hotline = hotline();
                Listening bed = Listening.start(running.device(BED.value()))) {
            assertThat(heart(bed, now, 134)).isEqualTo(DURABLE);
            assertThat(alarms("cause = 'hr-high' and ended_at is null")).isEqualTo(1);
            slowly().until(() -> hotline.heard().size() == 1);
            Alarm alarm = hotline.heard(Alarm.class).getFirst();
            assertThat(alarm.cause()).isEqualTo(Cause.HEART_RATE_HIGH);
            assertThat(alarm.onset()).isEqualTo(now);
            take(hotline, alarm);

            heart(bed, now.plusSeconds(10), 133);
            heart(bed, now.plusSeconds(20), 72);
            slowly().until(() -> hotline.heard().size() == 2);
            Alarm over = hotline.heard(Alarm.class).getLast();
            assertThat(over.alarmId()).isEqualTo(alarm.alarmId());
            assertThat(over.endedAt()).isEqualTo(now.plusSeconds(20));
            assertThat(alarms("ended_at is not null and closed_at is null")).isEqualTo(1);
            assertThat(events(alarm.alarmId())).contains("raised", "offered", "taken", "ended");
        }
    }

    @Test
    void deviceThatIsNotHeardIsSilentUntilItSpeaks() {
        start(plan(Duration.ofMinutes(1), new Heartbeat(true, Duration.ofSeconds(1), 2)));
        try (Listening bed = Listening.start(running.device(BED.value()))) {
            heart(bed, now, 70);
            slowly().until(() -> alarms("cause = 'silent' and closed_at is null") == 1);
            slowly().until(() -> {
                heart(bed, Instant.now(), 71);
                return alarms("cause = 'silent' and outcome = 'over'") >= 1;
            });
        }
    }

    @Test
    void endThatWasSaidAsAnAlarmIsKnownAlsoToTheNextHub() {
        start(plan(Duration.ofMinutes(1), new Heartbeat(false, Duration.ofMinutes(1), 3)));
        try (Listening bed = Listening.start(running.device(BED.value()))) {
            for (boolean isWet : new boolean[] {true, false}) {
                String said = "[{\"n\":\"water\",\"vb\":%s}]".formatted(isWet);
                bed.publish("care/v1/bed-0001/alarm", said.getBytes(StandardCharsets.UTF_8));
            }
        }
        slowly().until(() -> alarms("cause = 'water' and ended_at is not null") == 1);
        // As when the hub died before it had written what followed from the reading.
        running.tables()
                .useHandle(handle ->
                        handle.execute(
                                "update alarm set ended_at = null, closed_at = null, outcome = null"));
        running = running.restart();
        slowly().until(() -> alarms("cause = 'water' and ended_at is not null") == 1);
    }

    @Test
    void deviceThatFellSilentWhileNoHubWasThereIsFoundByTheNext() {
        start(plan(Duration.ofMinutes(1), new Heartbeat(true, Duration.ofSeconds(2), 2)));
        try (Listening bed = Listening.start(running.device(BED.value()))) {
            heart(bed, now, 70);
        }
        running = running.restart();
        slowly().until(() -> alarms("cause = 'silent' and device_id = 'bed-0001'") == 1);
    }

    @Test
    void personalThresholdHoldsAtOnceAndForNobodyElse() throws Exception {
        start(plan(Duration.ZERO, new Heartbeat(false, Duration.ofMinutes(1), 3)));
        running.gateway()
                .plans()
                .put(
                        "r-0001",
                        LinkJson.tree(
                                "{\"heartRate\":{\"high\":150}}".getBytes(StandardCharsets.UTF_8)),
                        "ops");
        slowly().until(() -> running.gateway().plans().of("r-0001").heartRate().high() == 150);
        try (Listening first = Listening.start(running.device("bed-0001"));
                Listening second = Listening.start(running.device("bed-0002"))) {
            heart(first, now, 134);
            send(second, new DeviceId("bed-0002"), now, 134);
        }
        assertThat(alarms("device_id = 'bed-0001'")).isZero();
        assertThat(alarms("device_id = 'bed-0002'")).isEqualTo(1);
    }

    private PublishOutcome heart(Listening bed, Instant at, int bpm) {
        return send(bed, BED, at, bpm);
    }

    private PublishOutcome send(Listening bed, DeviceId id, Instant at, int bpm) {
        Vitals vitals =
                new Vitals.Builder().set(Vital.IN_BED, true).set(Vital.HEART_RATE, bpm).build();
        Reading reading = new Reading(at, true, ++sequence, vitals, Set.of(), null);
        return bed.publish("care/v1/" + id + "/readings", new ReadingEncoder().encode(id, reading));
    }

    private void take(Listening hotline, Alarm alarm) {
        AlarmState state =
                new AlarmState(
                        alarm.alarmId(),
                        alarm.device().id(),
                        "case-1",
                        AlarmState.Stage.TAKEN,
                        now,
                        null,
                        null,
                        null);
        hotline.publish(new Topic.OfAlarmState(alarm.alarmId()).text(), LinkJson.write(state));
    }

    private Listening hotline() {
        return Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
    }

    private long alarms(String where) {
        return running.count("select count(*) from alarm where " + where);
    }

    private java.util.List<String> events(String alarmId) {
        return running.tables()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select kind from alarm_event where alarm_id = :id order by number")
                                .bind("id", alarmId)
                                .mapTo(String.class)
                                .list());
    }

    private static ConditionFactory slowly() {
        return await().atMost(Duration.ofSeconds(40));
    }

    private static MonitoringPlan plan(Duration heartRateAfter, Heartbeat heartbeat) {
        MonitoringPlan standard = MonitoringPlan.defaults();
        return new MonitoringPlan(
                new HeartRate(true, 45, 120, 5, heartRateAfter),
                standard.breathing(),
                standard.apnoea(),
                standard.bedExit(),
                standard.notUp(),
                standard.inactivity(),
                standard.room(),
                standard.door(),
                standard.battery(),
                standard.sensor(),
                heartbeat,
                new Quiet(false, LocalTime.of(21, 0), LocalTime.of(7, 0)),
                standard.zone(),
                standard.visits(),
                standard.absences());
    }
}
