package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.IncidentHome;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.topic.Topic;
import cn.yinling.testing.district.District;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many technical alarms at once, and people among them. */
class StormIT {
    private static final byte[] MAINS =
            "[{\"n\":\"mains\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MAINS_OVER =
            "[{\"n\":\"mains\",\"vb\":false}]".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SOS =
            "[{\"n\":\"sos\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);

    @SuppressWarnings("NullAway.Init") // each test starts it as it needs it
    private RunningGateway running;

    private final List<Listening> beds = new ArrayList<>();

    private void start(Duration settle) {
        AlarmsConfig alarms =
                new AlarmsConfig(
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(30),
                        new StormConfig(settle, 5, Duration.ofMinutes(2)),
                        EscalationConfig.defaults());
        running = RunningGateway.withBeds(12, RunningGateway.config().withAlarms(alarms));
        for (int number = 1; number <= 12; number++) {
            beds.add(Listening.start(running.device(District.bed(number))));
        }
    }

    @AfterEach
    void stop() {
        beds.forEach(Listening::close);
        running.close();
    }

    @Test
    void powerCutOfAStreetIsOneIncidentWithACountAndPeopleRingAllTheSame() {
        start(Duration.ofMinutes(1));
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            for (int number = 1; number <= 10; number++) {
                say(number, MAINS);
            }
            say(11, SOS);
            say(12, SOS);
            slowly().until(() -> count(hotline) == 10);
            List<Alarm> heard = hotline.heard(Alarm.class);
            assertThat(heard.stream().filter(alarm -> alarm.cause() == Cause.SOS)).hasSize(2);
            assertThat(
                            heard.stream()
                                    .filter(alarm -> alarm.cause() == Cause.MAINS)
                                    .map(Alarm::alarmId)
                                    .distinct())
                    .hasSize(1);
            assertThat(homes(heard, 10).getFirst().mainsDevice()).isEqualTo("制氧机");
            assertThat(homes(heard, 10))
                    .extracting(IncidentHome::name)
                    .startsWith("王秀英7")
                    .doesNotHaveDuplicates()
                    .hasSize(10);
            assertThat(incidents("count = 10 and scope = 'street' and closed_at is null"))
                    .isEqualTo(1);

            say(1, MAINS_OVER);
            slowly().until(() -> homes(hotline.heard(Alarm.class), 10).size() == 9);
            for (int number = 2; number <= 10; number++) {
                say(number, MAINS_OVER);
            }
            slowly().until(() ->
                    hotline.heard(Alarm.class).stream()
                            .anyMatch(
                                    alarm -> alarm.incident() != null && alarm.endedAt() != null));
            slowly().until(() -> incidents("closed_at is not null") == 1);
            assertThat(running.count("select count(*) from alarm where outcome = 'over'"))
                    .isEqualTo(10);
        }
    }

    /** Nobody waits for others where somebody may be in need: the first ring one by one. */
    @Test
    void devicesOfAMakeThatSayWhatNobodyCanReadAreOneIncidentOfTheMostUrgentLane() {
        start(Duration.ofMinutes(1));
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            for (int number = 1; number <= 5; number++) {
                say(number, "firmware 4.1".getBytes(StandardCharsets.UTF_8));
            }
            slowly().until(() -> count(hotline) == 5);
            say(6, SOS);
            slowly().until(() ->
                    hotline.heard(Alarm.class).stream()
                            .anyMatch(alarm -> alarm.cause() == Cause.SOS));
            List<Alarm> heard = hotline.heard(Alarm.class);
            Alarm incident =
                    heard.stream()
                            .filter(alarm -> alarm.incident() != null)
                            .findFirst()
                            .orElseThrow();
            assertThat(incident.cause()).isEqualTo(Cause.UNREADABLE);
            assertThat(incident.lane()).isEqualTo(Lane.EMERGENCY);
            assertThat(homes(heard, 5)).hasSize(5);
            assertThat(incidents("count = 5 and closed_at is null")).isEqualTo(1);
            assertThat(running.count("select count(*) from alarm where cause = 'unreadable'"))
                    .isEqualTo(5);
        }
    }

    @Test
    void oneTechnicalAlarmIsToldByItselfOnceItHasSettledAndNotIfItIsOverBefore() {
        start(Duration.ofSeconds(1));
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            say(1, MAINS);
            say(1, MAINS_OVER);
            say(2, MAINS);
            slowly().until(() -> !hotline.heard().isEmpty());
            Alarm told = hotline.heard(Alarm.class).getFirst();
            assertThat(told.device().id()).isEqualTo("bed-0002");
            assertThat(told.incident()).isNull();
        }
    }

    @Test
    void incidentOfAnEarlierHubGoesOnGrowing() {
        start(Duration.ofMinutes(1));
        for (int number = 1; number <= 6; number++) {
            say(number, MAINS);
        }
        slowly().until(() -> incidents("count = 6") == 1);
        beds.forEach(Listening::close);
        running = running.restart();
        beds.replaceAll(_ -> null);
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                Listening seventh = Listening.start(running.device(District.bed(7)))) {
            slowly().until(() -> count(hotline) == 6);
            assertThat(homes(hotline.heard(Alarm.class), 6)).hasSize(6);
            seventh.publish("care/v1/bed-0007/alarm", MAINS);
            slowly().until(() -> count(hotline) == 7);
        }
        beds.clear();
    }

    private void say(int number, byte[] what) {
        beds.get(number - 1).publish("care/v1/" + District.bed(number) + "/alarm", what);
    }

    /** The largest count that the hotline has heard. */
    private static int count(Listening hotline) {
        return hotline.heard(Alarm.class).stream()
                .map(Alarm::incident)
                .filter(Objects::nonNull)
                .mapToInt(Alarm.Incident::count)
                .max()
                .orElse(0);
    }

    /** Where it is not over, by what was heard last of an incident of so many. */
    private static List<IncidentHome> homes(List<Alarm> heard, int count) {
        return heard.stream()
                .map(Alarm::incident)
                .filter(Objects::nonNull)
                .filter(incident -> incident.count() == count)
                .reduce((_, last) -> last)
                .map(Alarm.Incident::homes)
                .orElse(List.of());
    }

    private long incidents(String where) {
        return running.count("select count(*) from incident where " + where);
    }

    private static ConditionFactory slowly() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
