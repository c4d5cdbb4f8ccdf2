package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import cn.yinling.runtime.config.Secret;
import cn.yinling.testing.district.District;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the entry of a resident to a tested device in her home, over HTTP and MQTT. */
class RegistryApiIT {
    private static RunningGateway running;
    private static ApiClient machine;
    private static ApiClient stranger;

    @BeforeAll
    static void start() {
        GatewayConfig config =
                RunningGateway.config().withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)));
        running = RunningGateway.withBeds(2, config);
        machine = ApiClient.machine(running.gateway().webPort());
        stranger = ApiClient.stranger(running.gateway().webPort());
    }

    @AfterAll
    static void stop() {
        stranger.close();
        machine.close();
        running.close();
    }

    @Test
    void residentIsEnteredChangedAndNeverOverwrittenUnseen() {
        Reply created =
                machine.post(
                        "/api/residents",
                        """
                        {"id": "r-9001", "name": "陈玉兰", "bornOn": "1944-05-06", "street": "%s", "address": "长街 1 号",
                         "building": "3幢", "door": "502室", "keySafe": "门框右侧 4711"}
                        """
                                .formatted(District.STREET.code()));
        assertThat(created.status()).isEqualTo(201);
        String version = created.header("ETag").orElseThrow();
        String changed =
                """
                {"name": "陈玉兰", "bornOn": "1944-05-06", "street": "%s", "address": "长街 2 号", "risk": "high"}
                """
                        .formatted(District.STREET.code());
        assertThat(machine.put("/api/residents/r-9001", changed).status()).isEqualTo(428);
        try (ApiClient seen = matching(version)) {
            assertThat(seen.put("/api/residents/r-9001", changed).status()).isEqualTo(200);
            assertThat(seen.put("/api/residents/r-9001", changed).status()).isEqualTo(412);
        }
        JsonNode now = machine.get("/api/residents/r-9001").json();
        assertThat(now.get("address").asText()).isEqualTo("长街 2 号");
        assertThat(now.get("keySafe").isNull()).isTrue();
        assertThat(machine.get("/api/residents?q=玉兰").json().get("items")).hasSize(1);
    }

    @Test
    void callerIsLookedUpByHerNumber() {
        Reply entered =
                machine.post(
                        "/api/residents",
                        """
                        {"id": "r-9002", "name": "李玉兰", "bornOn": "1944-05-06", "street": "%s", "address": "长街 9 号",
                         "phone": "139 0000 9002", "contacts": [{"name": "李强", "relation": "son", "phone": "13800009002"}]}
                        """
                                .formatted(District.STREET.code()));
        assertThat(entered.status()).as("%s", entered).isEqualTo(201);
        Reply found = machine.get("/api/callers?number=%2B8613900009002");
        assertThat(found.status()).as("%s", found.json()).isEqualTo(200);
        JsonNode resident = found.json().at("/items/0");
        assertThat(resident.get("as").asText()).isEqualTo("resident");
        assertThat(resident.at("/resident/id").asText()).isEqualTo("r-9002");
        assertThat(resident.at("/place/address").asText()).isEqualTo("长街 9 号");
        JsonNode contact = machine.get("/api/callers?number=13800009002").json().at("/items/0");
        assertThat(contact.get("contact").asInt()).isEqualTo(1);
        assertThat(machine.get("/api/callers?number=13700009002").json().get("items")).isEmpty();
        assertThat(machine.get("/api/callers?number=anonymous").status()).isEqualTo(400);
    }

    @Test
    void stringThatLooksLikeANumberIsOne() {
        for (String text : List.of("-3", "1.5", "+86", "1e-5", "%22a%22", "a%5C", "null", "12")) {
            assertThat(machine.get("/api/residents?q=" + text).status()).as(text).isEqualTo(200);
        }
    }

    @Test
    void mistakesAreNamedByPointer() {
        Reply reply =
                machine.post(
                        "/api/residents",
                        """
                        {"name": "陈", "bornOn": "1744-05-06", "street": "%s", "address": "x",
                         "contacts": [{"name": "李", "relation": "son", "phone": "none"}]}
                        """
                                .formatted(District.STREET.code()));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors"))
                .extracting(error -> error.get("at").asText())
                .containsExactly("/bornOn", "/contacts/0/phone");
    }

    @Test
    void refusalsAreInTheLanguageTheCallerReads() {
        String nobody =
                """
                {"name": "陈", "bornOn": "1744-05-06", "street": "%s", "address": "x"}
                """
                        .formatted(District.STREET.code());
        String list = "id,name,bornOn,street,address\nr-9002,张桂兰,1938,320602-01,长街 1 号\n";
        try (ApiClient chinese =
                ApiClient.machine(running.gateway().webPort())
                        .with("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")) {
            JsonNode problem = chinese.post("/api/residents", nobody).json();
            assertThat(problem.get("detail").asText()).isEqualTo("请按下列提示修改后再提交");
            assertThat(problem.get("errors").get(0).get("what").asText())
                    .isEqualTo("须在1890-01-01到今天之间：请核对");
            assertThat(chinese.get("/api/residents/r-nobody").json().get("detail").asText())
                    .isEqualTo("找不到该老人：请核对编号");
            JsonNode refused = refused(chinese, list);
            assertThat(refused.get("column").asText()).isEqualTo("出生日期");
            assertThat(refused.get("reason").asText()).startsWith("不是有效的日期：");
        }
        JsonNode refused = refused(machine, list);
        assertThat(refused.get("column").asText()).isEqualTo("bornOn");
        assertThat(refused.get("reason").asText()).startsWith("must be a day");
    }

    private static JsonNode refused(ApiClient client, String list) {
        return client.send("POST", "/api/import/residents?dry-run=true", "text/csv", list)
                .json()
                .get("refused")
                .get(0);
    }

    @Test
    void installedDeviceIsClaimedConnectsAndPassesItsTest() {
        assertThat(
                        machine.post(
                                        "/api/devices",
                                        """
                                        {"id": "bed-9001", "kind": "bed", "residentId": "r-0001", "serial": "SN-1", "voice": "71"}
                                        """)
                                .status())
                .isEqualTo(201);
        Reply claim = machine.post("/api/devices/bed-9001/claim", "{}");
        assertThat(claim.status()).isEqualTo(201);
        Reply picture = machine.get(claim.json().get("qr").asText());
        assertThat(picture.body()).startsWith("<svg");

        String redeeming =
                "{\"code\": \"%s\", \"serial\": \"SN-1\"}"
                        .formatted(claim.json().get("code").asText());
        JsonNode access = stranger.post("/api/claims", redeeming).json();
        assertThat(access.get("server").asText()).isEqualTo(running.gateway().mqtt().toString());
        assertThat(stranger.post("/api/claims", redeeming).status()).isEqualTo(404);
        assertThat(stranger.post("/api/claims", "{\"code\": \"ABCD-EFGJ\"}").status())
                .isIn(400, 404);

        assertThat(machine.post("/api/devices/bed-9001/self-test", "{}").status()).isEqualTo(202);
        assertThat(checks()).containsEntry("connected", "waiting").containsEntry("hr", "waiting");
        MqttSettings bed =
                MqttSettings.publisher(
                        running.gateway().mqtt(),
                        "bed-9001",
                        access.get("username").asText(),
                        access.get("password").asText());
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                Listening device = Listening.start(bed)) {
            device.publish("care/v1/bed-9001/readings", reading(Set.of(), vitals()));
            device.publish("care/v1/bed-9001/alarm", reading(Set.of(Cause.TEST), Vitals.NONE));
            await().until(() -> !hotline.heard().isEmpty());
            machine.post("/api/devices/bed-9001/self-test/voice", "{\"heard\": true}");
            await().untilAsserted(() -> assertThat(checks().values()).containsOnly("passed"));
            JsonNode finished = machine.post("/api/devices/bed-9001/self-test/finish", "{}").json();
            assertThat(finished.get("state").asText()).isEqualTo("passed");
        }
        assertThat(machine.post("/api/devices/bed-9001/self-test/finish", "{}").status())
                .isEqualTo(409);
        assertThat(checks()).containsEntry("connected", "passed");
    }

    @Test
    void deviceStaysConnectedWhileItsOldPasswordHolds() {
        try (Listening device = Listening.start(running.device("bed-0002"))) {
            Reply rotated =
                    machine.post("/api/devices/bed-0002/rotate", "{\"overlapSeconds\": 3600}");
            assertThat(rotated.json().get("oldUntil").isNull()).isFalse();
            assertThat(device.losses()).isEmpty();
            assertThat(machine.delete("/api/devices/bed-0002/old-password").status())
                    .isEqualTo(200);
            await().until(() -> !device.losses().isEmpty());
        }
    }

    @Test
    void careBedIsRefusedAnIllegalStepAndTellsWhichArePossible() {
        String steps = "/api/residents/r-0002/care-bed/steps";
        assertThat(machine.post(steps, "{\"step\": \"apply\"}").status()).isEqualTo(200);
        Reply refused = machine.post(steps, "{\"step\": \"approve\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText())
                .contains("possible now: screen, withdraw");
        JsonNode screened =
                machine.post(
                                steps,
                                """
                                {"step": "screen", "assessment": {"registeredInDistrict": false, "livesInDistrict": true}}
                                """)
                        .json();
        assertThat(screened.get("eligible").asBoolean()).isFalse();
        assertThat(screened.get("ineligibleBecause").get(0).asText()).isEqualTo("not-registered");
        assertThat(screened.get("steps")).hasSize(2);
        assertThat(machine.get("/api/care-beds?stage=screened").json().get("items")).hasSize(1);
    }

    @Test
    void exportIsImportedAgainWithoutAChange() {
        Reply export = machine.get("/api/export/residents");
        assertThat(export.body()).startsWith("\ufeffid,version,name");
        Reply report =
                machine.send(
                        "POST", "/api/import/residents?dry-run=true", "text/csv", export.body());
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().get("refused")).isEmpty();
        assertThat(report.json().get("unchanged")).isEqualTo(report.json().get("lines"));
        Reply wrong =
                machine.send(
                        "POST",
                        "/api/import/devices",
                        "text/csv",
                        "id,kind\nwatch-77,watch\nwatch-78,sofa\n");
        assertThat(wrong.json().get("added").asInt()).isEqualTo(1);
        assertThat(wrong.json().get("refused").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(machine.get("/api/device-files?stage=entered&kind=watch").json().get("items"))
                .hasSize(1);
    }

    private static Map<String, String> checks() {
        Map<String, String> checks = new HashMap<>();
        machine.get("/api/devices/bed-9001/self-test")
                .json()
                .get("checks")
                .forEach(check ->
                        checks.put(check.get("check").asText(), check.get("state").asText()));
        return checks;
    }

    private static Vitals vitals() {
        return new Vitals.Builder()
                .set(Vital.HEART_RATE, 71)
                .set(Vital.BREATHING_RATE, 15)
                .set(Vital.IN_BED, true)
                .set(Vital.BATTERY, 90)
                .build();
    }

    private static byte[] reading(Set<Cause> causes, Vitals vitals) {
        Reading reading = new Reading(Instant.now(), true, 1, vitals, causes, null);
        return new ReadingEncoder().encode(new DeviceId("bed-9001"), reading);
    }

    private static ApiClient matching(String version) {
        return ApiClient.machine(running.gateway().webPort()).with("If-Match", version);
    }
}
