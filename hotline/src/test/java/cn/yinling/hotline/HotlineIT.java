package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.json.LinkJson;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotlineIT {
    private final DatabaseConfig database = PostgresServer.newDatabase();
    private TestHub hub;
    private Hotline hotline;

    @BeforeEach
    void start() {
        hub = TestHub.start();
        hotline = Hotline.start(TestHotline.config(database, hub.uri(), null));
        await().until(hub::hasHotline);
    }

    @AfterEach
    void stop() {
        hotline.close();
        hub.close();
    }

    @Test
    void alarmIsOfferedAcceptedAndClosedAndTheHubKnowsEachStage() {
        Alarm alarm = Alarms.sos("bed-0001");
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 3)) {
            assertThat(console.command("ready")).isEqualTo("ok");
            hub.push(alarm);

            JsonNode offered = console.offer();
            assertThat(offered.path("id").asText()).isEqualTo("20261121-110000.123-bed-0001-sos");
            assertThat(offered.path("resident").path("name").asText()).isEqualTo("王秀英");
            String caseId = offered.path("id").asText();
            assertThat(console.command("accept", caseId)).isEqualTo("ok");
            console.view(view -> view.path("case").path("state").asText().equals("accepted"));
            assertThat(console.note(caseId, "她说胸口疼")).isEqualTo("ok");
            assertThat(console.close(caseId, "ambulance")).isEqualTo("ok");
            JsonNode after = console.view(view -> view.path("case").isNull());
            assertThat(after.path("agentState").asText()).isEqualTo("ready");
            assertThat(after.path("today").path("answeredWithin15s").asInt()).isEqualTo(1);
        }
        await().until(() -> hub.stages(alarm.alarmId()).contains(Stage.CLOSED));
        assertThat(hub.stages(alarm.alarmId()))
                .containsExactly(Stage.TAKEN, Stage.ACCEPTED, Stage.CLOSED);
        AlarmState closed = hub.states().getLast();
        assertThat(closed.seat()).isEqualTo(3);
        assertThat(closed.agent()).isEqualTo("陈晓");
        assertThat(closed.outcome()).isEqualTo("ambulance");
        assertThat(hub.acknowledged()).containsExactly(alarm.alarmId());
        await().untilAsserted(() ->
                assertThat(
                                HotlineTables.count(
                                        database, "select count(*) from case_alarm where told"))
                        .isEqualTo(1));
    }

    @Test
    void alarmOfAnotherCauseJoinsTheOpenCaseAndTheMoreUrgentCauseShows() {
        Alarm water = Alarms.of("bed-0002", Cause.WATER, Alarms.ONSET);
        Alarm sos = Alarms.of("bed-0002", Cause.SOS, Alarms.ONSET.plusSeconds(5));
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            hub.push(water);
            hub.push(sos);
            hub.push(sos);
            hub.push(Alarms.of("bed-0002", Cause.SOS, Alarms.ONSET.plusSeconds(9)));
            JsonNode view =
                    console.view(one -> one.path("queue").path(0).path("presses").asInt() == 2);
            assertThat(view.path("queue")).hasSize(1);
            assertThat(view.path("queue").path(0).path("lane").asInt()).isEqualTo(1);
            assertThat(view.path("queue").path(0).path("cause").asText()).isEqualTo("sos");
        }
        await().until(() -> hub.acknowledged().size() == 4);
        assertThat(HotlineTables.count(database, "select count(*) from hotline_case")).isEqualTo(1);
        assertThat(hub.stages(sos.alarmId())).contains(Stage.TAKEN);
    }

    @Test
    void eachAlarmOfACaseIsClosedWithItsOwnOutcome() {
        Alarm slow = Alarms.slowHeart("bed-0006", Alarms.ONSET);
        Alarm cold = Alarms.of("bed-0006", Cause.ROOM_COLD, Alarms.ONSET.plusSeconds(16));
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 3)) {
            console.command("ready");
            hub.push(slow);
            String caseId = console.offer().path("id").asText();
            console.command("accept", caseId);
            hub.push(cold);
            JsonNode shown =
                    console.view(view -> view.path("case").path("alarms").size() == 2).path("case");
            assertThat(shown.path("breach").path("value").asDouble()).isEqualTo(36);
            assertThat(shown.path("breach").path("limit").asDouble()).isEqualTo(45);
            assertThat(shown.path("presses").asInt()).isEqualTo(1);
            assertThat(shown.path("timeline").findValuesAsText("kind"))
                    .contains("added")
                    .doesNotContain("pressed-again");
            assertThat(console.close(caseId, "ambulance", Map.of("room-cold", "family-informed")))
                    .isEqualTo("ok");
        }
        await().until(() ->
                hub.stages(slow.alarmId()).contains(Stage.CLOSED)
                        && hub.stages(cold.alarmId()).contains(Stage.CLOSED));
        assertThat(hub.states())
                .filteredOn(state -> state.stage() == Stage.CLOSED)
                .extracting(AlarmState::alarmId, AlarmState::outcome)
                .containsExactlyInAnyOrder(
                        tuple(slow.alarmId(), "ambulance"),
                        tuple(cold.alarmId(), "family-informed"));
    }

    @Test
    void technicalAlarmThatStandsAgainIsACaseAgainAlsoAfterARestart() {
        Alarm mains = Alarms.of("bed-0001", Cause.MAINS, Alarms.ONSET);
        Instant later = Alarms.ONSET.plusSeconds(60);
        hub.push(mains);
        hub.push(mains.endedAt(later));
        await().until(() -> hub.stages(mains.alarmId()).contains(Stage.CLOSED));
        assertThat(hub.states().getLast().isEchoOfEnd()).isTrue();
        hotline.close();
        hotline = Hotline.start(TestHotline.config(database, hub.uri(), null));
        await().until(hub::hasHotline);

        hub.push(mains.resumedAt(later));
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            console.command("ready");
            JsonNode offered = console.offer();
            assertThat(offered.path("id").asText()).isEqualTo("20261121-110100.123-bed-0001-mains");
            assertThat(offered.path("alarms").path(0).path("endedAt").isNull()).isTrue();
        }
        await().until(() -> hub.acknowledged().size() == 3);
        hub.push(mains.resumedAt(later));
        await().until(() -> hub.acknowledged().size() == 4);
        assertThat(HotlineTables.count(database, "select count(*) from hotline_case")).isEqualTo(2);
    }

    @Test
    void whatWasOpenIsOfferedAgainAfterARestart() {
        Alarm alarm = Alarms.sos("bed-0003");
        hub.push(alarm);
        await().until(() -> hub.acknowledged().size() == 1);
        hotline.close();
        hotline = Hotline.start(TestHotline.config(database, hub.uri(), null));
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            console.command("ready");
            assertThat(console.offer().path("alarmId").asText()).isEqualTo(alarm.alarmId());
            await().until(hub::hasHotline);
            hub.push(alarm);
            await().until(() -> hub.acknowledged().size() == 2);
            assertThat(console.last().path("queue")).hasSize(1);
        }
    }

    @Test
    void acceptedCaseIsItsAgentsStillAfterARestart() {
        hub.push(Alarms.sos("bed-0004"));
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 4)) {
            console.command("ready");
            console.command("accept", console.offer().path("id").asText());
            await().until(() ->
                    hub.states().stream().anyMatch(state -> state.stage() == Stage.ACCEPTED));
        }
        hotline.close();
        hotline = Hotline.start(TestHotline.config(database, hub.uri(), null));
        await().until(() ->
                TestConsole.at(hotline.webPort()).get("/api/seats").body().contains("陈晓"));
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 5)) {
            JsonNode view = console.view(one -> one.path("case").isObject());
            assertThat(view.path("case").path("seat").asInt()).isEqualTo(5);
        }
    }

    @Test
    void whatNobodyCanReadIsACaseWithItsBytesKeptAndTheNextOneComesIn() {
        byte[] junk = {0, (byte) 0xff, '{', '"'};
        Alarm sos = Alarms.sos("bed-0005");
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            hub.push("junk", junk);
            hub.push("junk", junk);
            hub.push(sos);
            await().until(() -> hub.acknowledged().size() == 3);
            JsonNode queue = console.view(view -> view.path("queue").size() == 2).path("queue");
            assertThat(queue.path(0).path("cause").asText()).isEqualTo("unreadable");
            assertThat(queue.path(0).path("lane").asInt()).isEqualTo(1);
            assertThat(queue.path(0).path("presses").asInt()).isEqualTo(1);
            console.command("ready");
            assertThat(console.offer().path("alarmId").asText())
                    .as("what can be read goes first")
                    .isEqualTo(sos.alarmId());
        }
        assertThat(hotline.metrics().counter("hotline.alarms.malformed").count()).isEqualTo(2);
        byte[] kept =
                HotlineTables.tables(database)
                        .withHandle(handle ->
                                handle.createQuery("select body from unreadable_alarm")
                                        .mapTo(byte[].class)
                                        .one());
        assertThat(kept).isEqualTo(junk);
    }

    @Test
    void causeOfANewerHubIsACaseOfItsLaneWithWhatCanBeReadAlsoAfterARestart() {
        Alarm known = Alarms.of("bed-0006", Cause.HEART_RATE_LOW, Alarms.ONSET);
        String newer =
                new String(LinkJson.write(known), StandardCharsets.UTF_8)
                        .replace("\"cause\":\"hr-low\"", "\"cause\":\"stroke\"");
        hub.push(known.alarmId(), newer.getBytes(StandardCharsets.UTF_8));
        await().until(() -> hub.acknowledged().size() == 1);
        await().until(() -> hub.stages(known.alarmId()).contains(Stage.TAKEN));
        hotline.close();
        hotline = Hotline.start(TestHotline.config(database, hub.uri(), null));
        try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            console.command("ready");
            JsonNode offered = console.offer();
            assertThat(offered.path("cause").asText()).isEqualTo("stroke");
            assertThat(offered.path("lane").asInt()).isEqualTo(2);
            assertThat(offered.path("device").path("id").asText()).isEqualTo("bed-0006");
            assertThat(offered.path("resident").path("name").asText()).isEqualTo("王秀英");
            assertThat(offered.path("place").path("address").asText())
                    .isEqualTo(known.place().address());
        }
    }

    @Test
    void clockOfTheDaySetBackTwoHoursDelaysNeitherLeaseNorGrace() {
        hotline.close();
        SettableClock timeOfDay = new SettableClock();
        hotline =
                Hotline.start(
                        TestHotline.config(
                                database,
                                hub.uri(),
                                null,
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(8)),
                        timeOfDay);
        await().until(hub::hasHotline);
        try (TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1);
                TestConsole bert = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            anna.command("ready");
            hub.push(Alarms.sos("bed-0007"));
            anna.offer();
            timeOfDay.set(Duration.ofHours(-2));
            bert.command("ready");
            JsonNode offer = bert.view(view -> view.path("offer").isObject());
            Instant now = Instant.parse(offer.path("now").asText());
            Instant until = Instant.parse(offer.path("offer").path("leaseUntil").asText());
            assertThat(now).isBefore(Instant.now().minus(Duration.ofMinutes(90)));
            assertThat(Duration.between(now, until))
                    .isBetween(Duration.ZERO, Duration.ofMillis(8_100));
            String caseId = offer.path("offer").path("case").path("id").asText();
            assertThat(bert.command("accept", caseId)).isEqualTo("ok");
            anna.command("ready");
            timeOfDay.set(Duration.ofHours(-4));
            bert.abort();
            assertThat(anna.offer().path("id").asText()).isEqualTo(caseId);
        }
    }

    /** A time of day that somebody sets. */
    private static final class SettableClock extends Clock {
        private volatile Duration offset = Duration.ZERO;

        void set(Duration to) {
            offset = to;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset).truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
