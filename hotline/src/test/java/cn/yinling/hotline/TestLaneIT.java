package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The flood of test alarms of a cut-over (Sweden, October 2020): whoever needs help is served as if
 * there were none.
 */
class TestLaneIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TESTS = 1_000;

    @Test
    void floodOfTestsTakesNoSeatAndIsDrained() {
        DatabaseConfig database = PostgresServer.newDatabase();
        try (TestHub hub = TestHub.start();
                Hotline hotline = Hotline.start(TestHotline.config(database, hub.uri(), null));
                TestConsole seat = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            seat.command("ready");
            await().atMost(PATIENCE).until(hub::hasHotline);
            List<Alarm> tests =
                    IntStream.rangeClosed(1, TESTS)
                            .mapToObj("bed-%04d"::formatted)
                            .map(bed -> Alarms.of(bed, Cause.TEST, Alarms.ONSET))
                            .toList();
            tests.subList(0, TESTS / 2).forEach(hub::push);
            hub.push(Alarms.sos("bed-0001"));
            tests.subList(TESTS / 2, TESTS).forEach(hub::push);

            JsonNode offered = seat.offer();
            assertThat(offered.path("cause").asText()).isEqualTo("sos");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(tests)
                                    .allSatisfy(test ->
                                            assertThat(hub.stages(test.alarmId()))
                                                    .endsWith(Stage.CLOSED)
                                                    .doesNotContain(Stage.ACCEPTED)));
            assertThat(hub.acknowledged()).containsAll(tests.stream().map(Alarm::alarmId).toList());
            assertThat(causesOffered(seat)).containsOnly("sos");
            assertThat(
                            HotlineTables.count(
                                    database,
                                    "select count(*) from hotline_case where cause = 'test' and outcome = 'test'"))
                    .isEqualTo(TESTS);
            JsonNode now = seat.last();
            assertThat(now.path("queue")).hasSize(1);
            assertThat(now.path("today").path("opened").asInt())
                    .as("a test is nobody's call for help")
                    .isEqualTo(1);
        }
    }

    private static List<String> causesOffered(TestConsole seat) {
        return seat.views().stream()
                .map(view -> view.path("offer").path("case").path("cause"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }
}
