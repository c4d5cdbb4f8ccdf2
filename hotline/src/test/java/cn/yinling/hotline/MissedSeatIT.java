package cn.yinling.hotline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.DutyPhone;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two seats are ready, and at one of them nobody sits. */
class MissedSeatIT {
    private DutyPhone duty;
    private TestHub hub;
    private Hotline hotline;

    @BeforeEach
    void start() {
        duty = DutyPhone.start();
        hub = TestHub.start();
        hotline =
                Hotline.start(
                        TestHotline.config(
                                PostgresServer.newDatabase(),
                                hub.uri(),
                                Duration.ofSeconds(6),
                                duty.config()));
        await().until(hub::hasHotline);
    }

    @AfterEach
    void stop() {
        hotline.close();
        hub.close();
        duty.close();
    }

    @Test
    void absentAgentIsAskedFirstOnceAndAgainOnlyWhileThePresentOneIsBusy() {
        try (TestConsole absent = TestConsole.signedIn(hotline.webPort(), "anna", 1);
                TestConsole present = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            absent.command("ready");
            hub.push(Alarms.sos("bed-0001"));
            absent.offer();
            present.command("ready");
            assertThat(seatsOffered(answered(present, "bed-0001"))).containsExactly(1, 2);
            JsonNode missed =
                    absent.view(view -> view.path("agentState").asText().equals("missed"));
            assertThat(missed.path("seats").path(0).path("state").asText()).isEqualTo("missed");
            close(present);

            hub.push(Alarms.sos("bed-0002"));
            assertThat(seatsOffered(answered(present, "bed-0002"))).containsExactly(2);
            close(present);
            hub.push(Alarms.sos("bed-0003"));
            assertThat(seatsOffered(answered(present, "bed-0003"))).containsExactly(2);
            assertThat(duty.told()).isEmpty();

            Alarm fourth = Alarms.sos("bed-0004");
            hub.push(fourth);
            JsonNode rings = absent.view(view -> view.path("offer").isObject());
            assertThat(rings.path("unheard").asInt()).isEqualTo(1);
            await().until(() -> duty.told().size() == 1);
            assertThat(duty.told().getFirst().path("reason").asText()).isEqualTo("no-seat-ready");
            assertThat(duty.told().getFirst().path("alarm").path("alarmId").asText())
                    .isEqualTo(fourth.alarmId());
            close(present);
            JsonNode last = answered(present, "bed-0004");
            assertThat(last.path("timeline").findValuesAsText("kind")).contains("unheard");
            assertThat(present.view(view -> view.path("unheard").asInt() == 0)).isNotNull();
            assertThat(absent.command("ready")).isEqualTo("ok");
            absent.view(view -> view.path("agentState").asText().equals("ready"));
        }
    }

    @Test
    void floodOfOneBedKeepsNobodyFromHearingOfAnotherWhileEverySeatHasMissed() {
        try (TestConsole absent = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            absent.command("ready");
            hub.push(Alarms.sos("bed-0001"));
            absent.view(view -> view.path("agentState").asText().equals("missed"));
            for (int i = 0; i < 100; i++) {
                hub.push(
                        "junk",
                        "{\"device\":{\"id\":\"bed-0001\"},\"n\":%d".formatted(i).getBytes(UTF_8));
            }
            Alarm sos = Alarms.sos("bed-0002");
            hub.push(sos);
            JsonNode rings =
                    absent.view(view ->
                            view.path("offer")
                                    .path("case")
                                    .path("alarmId")
                                    .asText()
                                    .equals(sos.alarmId()));
            String caseId = rings.path("offer").path("case").path("id").asText();
            await().until(() -> duty.hasHeardOf("bed-0002"));
            assertThat(absent.command("accept", caseId)).isEqualTo("ok");
            absent.view(view -> view.path("agentState").asText().equals("ready"));
        }
    }

    private static JsonNode answered(TestConsole console, String device) {
        JsonNode offer =
                console.view(view ->
                                view.path("offer")
                                        .path("case")
                                        .path("device")
                                        .path("id")
                                        .asText()
                                        .equals(device))
                        .path("offer")
                        .path("case");
        assertThat(console.command("accept", offer.path("id").asText())).isEqualTo("ok");
        return console.view(view -> view.path("case").isObject()).path("case");
    }

    private static void close(TestConsole console) {
        String caseId =
                console.view(view -> view.path("case").isObject()).path("case").path("id").asText();
        assertThat(console.close(caseId, "comforted")).isEqualTo("ok");
        console.view(view -> !view.path("case").path("id").asText().equals(caseId));
    }

    private static List<Integer> seatsOffered(JsonNode shown) {
        List<Integer> seats = new ArrayList<>();
        for (JsonNode event : shown.path("timeline")) {
            if (event.path("kind").asText().equals("offered")) {
                seats.add(event.path("seat").asInt());
            }
        }
        return seats;
    }
}
