package cn.yinling.hub.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.ApiConfig;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.config.Secret;
import cn.yinling.testing.district.District;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streets, devices, alarms and readings, read while they change. */
class OverviewIT {
    private static RunningGateway running;
    private static ApiClient machine;

    @BeforeAll
    static void start() {
        GatewayConfig config =
                RunningGateway.config().withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)));
        running = RunningGateway.withBeds(6, config);
        machine = ApiClient.machine(running.gateway().webPort());
    }

    @AfterAll
    static void stop() {
        machine.close();
        running.close();
    }

    @Test
    void streetCountsDevicesByKindAndOpenAlarmsByLane() {
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            bed.publish("care/v1/bed-0001/alarm", utf8("[{\"n\":\"cord\",\"vb\":true}]"));
            await().untilAsserted(() -> {
                JsonNode street = street();
                assertThat(street.at("/devices/bed/online").asInt()).isPositive();
                assertThat(street.at("/openAlarms/1").asInt()).isEqualTo(1);
                assertThat(street.at("/worstLane").asInt()).isEqualTo(1);
            });
            bed.publish("care/v1/bed-0001/alarm", utf8("[{\"n\":\"cord\",\"vb\":true}]"));
            await().untilAsserted(() -> {
                JsonNode device = machine.get("/api/devices/bed-0001").json();
                assertThat(device.path("openAlarms").asInt()).isEqualTo(2);
                assertThat(street().at("/openAlarms/1").asInt()).isEqualTo(1);
            });
            assertThat(street().path("nameEnglish").asText()).isEqualTo("Xinchengqiao");
            assertThat(street().at("/devices/kiosk/offline").asInt()).isEqualTo(1);
            assertThat(street().at("/devices/watch/online").asInt()).isZero();

            JsonNode alarm =
                    machine.get("/api/alarms?device=bed-0001&cause=cord").json().at("/items/0");
            assertThat(alarm.path("residentName").asText()).isEqualTo("王秀英1");
            assertThat(alarm.path("street").asText()).isEqualTo("320602-01");
            assertThat(alarm.path("stage").asText()).isEqualTo("raised");
            JsonNode detail = machine.get("/api/alarms/" + alarm.path("id").asText()).json();
            assertThat(detail.at("/events/0/kind").asText()).isEqualTo("raised");
        }
    }

    private static JsonNode street() {
        return machine.get("/api/streets").json().at("/items/0");
    }

    @Test
    void deviceTellsItsPresenceBatteryClockVitalsAndAlarms() {
        long wrong = Instant.now().minus(400, ChronoUnit.DAYS).getEpochSecond();
        try (Listening bed = Listening.start(running.device("bed-0002"))) {
            bed.publish(
                    "care/v1/bed-0002/readings",
                    utf8(
                            "[{\"bt\":%d,\"n\":\"hr\",\"v\":64},{\"n\":\"batt\",\"u\":\"%%EL\",\"v\":11}]"
                                    .formatted(wrong)));
            await().untilAsserted(() -> {
                JsonNode device = machine.get("/api/devices/bed-0002").json();
                assertThat(device.path("online").asBoolean()).isTrue();
                assertThat(device.path("battery").asDouble()).isEqualTo(11);
                assertThat(device.at("/lastVitals/values/hr").asDouble()).isEqualTo(64);
                assertThat(device.path("clockBehindSeconds").asLong()).isGreaterThan(300L * 86_400);
                assertThat(device.path("problems").toString()).contains("battery", "clock");
                assertThat(device.path("address").asText()).isEqualTo("青年路 2 号");
            });
            assertThat(ids("?problem=battery")).containsExactly("bed-0002");
            assertThat(ids("?sort=battery").getFirst()).isEqualTo("bed-0002");
            assertThat(ids("?online=true")).contains("bed-0002").doesNotContain("bed-0006");
            assertThat(ids("?q=%E7%8E%8B%E7%A7%80%E8%8B%B13")).containsExactly("bed-0003");
            assertThat(ids("?kind=kiosk&street=320602-01")).containsExactly("kiosk-01");
            assertThat(ids("?resident=r-0004")).containsExactly("bed-0004");
        }
    }

    private static List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        machine.get("/api/devices" + query)
                .json()
                .path("items")
                .forEach(device -> ids.add(device.path("id").asText()));
        return ids;
    }

    @Test
    void readingsArePagedSummedAndDownloadedAsTheyWereSent() {
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(75);
        try (Listening bed = Listening.start(running.device("bed-0005"))) {
            for (int number = 1; number <= 7; number++) {
                bed.publish(
                        "care/v1/bed-0005/readings",
                        utf8(
                                "[{\"bt\":%d,\"n\":\"seq\",\"v\":%d},{\"n\":\"hr\",\"v\":%d},{\"n\":\"bed\",\"vb\":true},{\"n\":\"x\",\"vs\":\"y\"}]"
                                        .formatted(
                                                first.getEpochSecond() + number * 10L,
                                                number,
                                                60 + number)));
            }
        }
        String window =
                "from=%s&to=%s"
                        .formatted(first.truncatedTo(ChronoUnit.HOURS), first.plusSeconds(600));
        String readings = "/api/devices/bed-0005/readings?" + window;
        await().until(() -> machine.get(readings).json().path("items").size() == 7);
        assertThat(machine.get(readings).json().at("/items/0/extra/x").asText()).isEqualTo("y");

        List<Integer> numbers = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode body = machine.get(readings + "&limit=3" + cursor).json();
            body.path("items").forEach(reading -> numbers.add(reading.path("seq").asInt()));
            assertThat(body.path("next").isNull()).isEqualTo(page == 2);
            cursor = "&cursor=" + body.path("next").asText();
        }
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7);

        JsonNode minutes = machine.get(readings + "&resolution=minute").json().path("items");
        assertThat(count(minutes)).isEqualTo(7);
        assertThat(minutes.at("/0/inBed").asDouble()).isEqualTo(1);
        JsonNode hours = machine.get(readings + "&resolution=hour").json().path("items");
        assertThat(count(hours)).isEqualTo(7);
        assertThat(hours.at("/0/values/hr/least").asDouble()).isEqualTo(61);

        String oneByOne = readings + "&resolution=minute&limit=1";
        JsonNode page = machine.get(oneByOne).json();
        JsonNode next = machine.get(oneByOne + "&cursor=" + page.path("next").asText()).json();
        assertThat(next.at("/items/0")).isEqualTo(minutes.get(1));
        download(window, first);
    }

    private static int count(JsonNode summaries) {
        int count = 0;
        for (JsonNode summary : summaries) {
            count += summary.at("/values/hr/count").asInt();
        }
        return count;
    }

    private static void download(String window, Instant first) {
        String pack = machine.get("/api/devices/bed-0005/readings.senml?" + window).body();
        assertThat(pack.lines().filter(line -> line.startsWith("{"))).hasSize(21);
        String one =
                "["
                        + String.join("", pack.lines().skip(1).limit(3).toList())
                                .replaceAll(",$", "")
                        + "]";
        assertThat(new ReadingDecoder().decode(new DeviceId("bed-0005"), utf8(one), Instant.now()))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        accepted -> {
                            Reading reading = accepted.reading();
                            assertThat(reading.at()).isEqualTo(first.plusSeconds(10));
                            assertThat(reading.sequence()).isEqualTo(1);
                            assertThat(reading.vitals().byName()).containsEntry("hr", 61.0);
                        });
    }

    @Test
    void twentyThousandDevicesArePagedThroughWhileTheyComeAndGoAndAreRevoked() {
        GatewayConfig config =
                RunningGateway.config().withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)));
        try (RunningGateway big = RunningGateway.withBeds(20_000, config);
                ApiClient client = ApiClient.machine(big.gateway().webPort())) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            int page = 0;
            do {
                JsonNode body = client.get("/api/devices?limit=500" + cursor).json();
                body.path("items").forEach(device -> seen.add(device.path("id").asText()));
                cursor = body.path("next").isNull() ? "" : "&cursor=" + body.path("next").asText();
                page++;
                if (page % 8 == 1) {
                    // One that was shown, and one that is still to come.
                    big.gateway().provisioning().revoke(District.bed(page * 10)).join();
                    big.gateway().provisioning().revoke(District.bed(20_000 - page)).join();
                    Listening.start(big.device(District.bed(page + 1000))).close();
                }
            } while (!cursor.isEmpty());

            Set<String> once = new HashSet<>(seen);
            assertThat(once).hasSameSizeAs(seen);
            assertThat(seen).isSorted();
            assertThat(seen.size()).isBetween(20_001 - 12, 20_001);
            assertThat(once).contains("bed-0001", "bed-12345", "kiosk-01");
            assertThat(client.get("/api/streets").json().at("/items/0/devices/bed").toString())
                    .contains("offline");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
