package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestDatabases;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.runtime.database.DatabaseConfig;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotlineIT {
    private final DatabaseConfig database = TestDatabases.create();
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
                                TestDatabases.count(
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
        assertThat(TestDatabases.count(database, "select count(*) from hotline_case")).isEqualTo(1);
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
    void alarmThatCannotBeReadIsCountedAndTheNextOneComesIn() {
        hub.push("nonsense", "{\"alarmId\": 7".getBytes(StandardCharsets.UTF_8));
        hub.push(Alarms.sos("bed-0005"));
        await().until(() -> hub.acknowledged().size() == 2);
        assertThat(hotline.metrics().counter("hotline.alarms.malformed").count()).isEqualTo(1);
        assertThat(List.copyOf(hub.acknowledged()))
                .containsExactly("nonsense", Alarms.sos("bed-0005").alarmId());
    }
}
