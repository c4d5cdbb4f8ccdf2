package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a hub that starts makes of what an earlier one has left. */
class AlarmRestartIT {
    private static final byte[] SOS =
            "[{\"n\":\"sos\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofHours(1);

    @SuppressWarnings("NullAway.Init") // each test starts it as it needs it
    private RunningGateway running;

    private void start(Duration untakenAfter) {
        AlarmsConfig alarms =
                new AlarmsConfig(
                        Duration.ofMillis(200),
                        Duration.ofMinutes(30),
                        StormConfig.defaults(),
                        new EscalationConfig(untakenAfter, NEVER, NEVER, null, null));
        running = RunningGateway.withBeds(3, RunningGateway.config().withAlarms(alarms));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void alarmThatWasTakenPagesNobodyAfterARestartAndOneThatWasNotDoes() {
        start(AT_ONCE);
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            press("bed-0001");
            slowly().until(() -> count("taken_at is not null") == 1);
            assertThat(hotline.heard()).hasSize(1);
        }
        press("bed-0002");
        slowly().until(() -> escalated("bed-0002") == 1);
        long before = escalated("bed-0001");
        running = running.restart();
        slowly().until(() -> escalated("bed-0002") == 2);
        assertThat(escalated("bed-0001")).isEqualTo(before);
        assertThat(running.gateway().status().alarmsUntaken()).isEqualTo(1);
    }

    @Test
    void bodyThatCannotBeReadIsMadeOfItsColumnsAndStopsNoOther() {
        start(NEVER);
        press("bed-0001");
        press("bed-0002");
        press("bed-0003");
        change("bed-0001", "'{}'");
        change("bed-0002", "jsonb_set(body, '{cause}', '\"lightning\"')");
        running.tables()
                .useHandle(handle ->
                        handle.execute(
                                "update alarm set cause = 'lightning' where device_id = 'bed-0002'"));
        running = running.restart();
        try (Listening hotline =
                Listening.start(running.hotline().subscribedTo(Topic.ALARMS), false)) {
            slowly().until(() -> bodies(hotline).size() == 3);
            List<JsonNode> bodies = bodies(hotline);
            JsonNode first = of("bed-0001", bodies);
            assertThat(first.path("cause").asText()).isEqualTo("sos");
            assertThat(first.path("lane").asInt()).isEqualTo(1);
            assertThat(first.path("device").path("kind").asText()).isEqualTo("bed");
            JsonNode newer = of("bed-0002", bodies);
            assertThat(newer.path("cause").asText()).isEqualTo("lightning");
            assertThat(newer.path("resident").path("id").asText()).isEqualTo("r-0002");
        }
        assertThat(press("bed-0001")).as("the lane goes on").isTrue();
        slowly().until(() -> running.count("select count(*) from alarm") == 4);
    }

    @Test
    void whatTheHotlineSaysOfAnIncidentAboutPeopleIsSaidOfItsAlarms() {
        start(NEVER);
        press("bed-0001");
        press("bed-0002");
        String id = "incident.unreadable.20261127T030000.000Z";
        running.tables()
                .useHandle(handle -> {
                    handle.execute(
                            """
                            insert into incident (id, cause, lane, model, scope, street_code, opened_at, count)
                            values (?, 'unreadable', 1, 'bed', 'street', '320602-01', now(), 2)
                            """,
                            id);
                    handle.execute(
                            """
                            update alarm set cause = 'unreadable', incident_id = ?, taken_at = now()
                            """,
                            id);
                });
        running = running.restart();
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            slowly().until(() -> !hotline.heard().isEmpty());
            assertThat(of(id, bodies(hotline)).path("lane").asInt()).isEqualTo(1);
            AlarmState closed =
                    new AlarmState(
                            id,
                            id,
                            "case-1",
                            AlarmState.Stage.CLOSED,
                            Instant.now(),
                            3,
                            "小周",
                            AlarmState.DEVICE_FAULT);
            hotline.publish("care/v1/alarms/" + id + "/state", LinkJson.write(closed));
            slowly().until(() -> count("closed_at is not null and outcome = 'device-fault'") == 2);
            assertThat(running.count("select count(*) from incident where closed_at is not null"))
                    .isEqualTo(1);
        }
    }

    private boolean press(String device) {
        try (Listening bed = Listening.start(running.device(device))) {
            return bed.publish("care/v1/" + device + "/alarm", SOS)
                    .equals(new PublishOutcome.Acknowledged());
        }
    }

    private void change(String device, String body) {
        running.tables()
                .useHandle(handle ->
                        handle.execute(
                                "update alarm set body = " + body + " where device_id = ?",
                                device));
    }

    private long count(String where) {
        return running.count("select count(*) from alarm where " + where);
    }

    private long escalated(String device) {
        return running.count(
                """
                select count(*)
                  from alarm_event
                 where kind = 'escalated' and alarm_id like '%s.%%'
                """
                        .formatted(device));
    }

    /** The last of each alarm. */
    private static List<JsonNode> bodies(Listening hotline) {
        return List.copyOf(
                hotline.heard().stream()
                        .map(AlarmRestartIT::tree)
                        .collect(
                                Collectors.toMap(
                                        body -> body.path("alarmId").asText(),
                                        body -> body,
                                        (_, last) -> last))
                        .values());
    }

    private static JsonNode tree(InboundMessage message) {
        try {
            return LinkJson.tree(message.payload());
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode of(String device, List<JsonNode> bodies) {
        return bodies.stream()
                .filter(body -> body.path("device").path("id").asText().equals(device))
                .findFirst()
                .orElseThrow();
    }

    private static ConditionFactory slowly() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
