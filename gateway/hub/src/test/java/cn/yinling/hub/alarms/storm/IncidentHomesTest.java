package cn.yinling.hub.alarms.storm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.IncidentHome;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.Credential;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentHomesTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T03:00:00.500Z");

    private final Map<String, RegisteredDevice> register = new HashMap<>();
    private final IncidentHomes homes = new IncidentHomes(register::get);

    @Test
    void whoDependsOnElectricityIsFirstThenWhoIsAtAHighRisk() {
        enter("bed-1", resident("周桂英", "low", null));
        enter("bed-2", resident("吴国民", "high", null));
        enter("bed-3", resident("钱秀芳", "low", "制氧机"));

        assertThat(homes.of(List.of(id("bed-1"), id("bed-2"), id("bed-3"))))
                .extracting(IncidentHome::name)
                .containsExactly("钱秀芳", "吴国民", "周桂英");
    }

    @Test
    void aHomeSaysHowToReachItAndSinceWhen() {
        enter("bed-3", resident("钱秀芳", "low", "制氧机"));

        assertThat(homes.of(List.of(id("bed-3"))))
                .containsExactly(
                        new IncidentHome(
                                id("bed-3"),
                                "钱秀芳",
                                "青年路 1 号",
                                "871-65111",
                                "3017",
                                "制氧机",
                                "low",
                                SINCE));
    }

    @Test
    void publicPlaceIsNamedAndADeviceThatTheRegisterHasNoMoreIsLeftOut() {
        enter("kiosk-01", null);

        assertThat(homes.of(List.of(id("kiosk-01"), id("bed-gone"), "nonsense")))
                .extracting(IncidentHome::name)
                .containsExactly("街道中心");
    }

    @Test
    void ofVeryManyTheOnesThatNeedElectricityAreStillThere() {
        List<String> standing =
                IntStream.range(0, IncidentHomes.MOST + 50)
                        .mapToObj(number -> "bed-" + (1000 + number))
                        .peek(device -> enter(device, resident(device, "low", null)))
                        .map(IncidentHomesTest::id)
                        .toList();
        enter("bed-1249", resident("钱秀芳", "low", "呼吸机"));

        assertThat(homes.of(standing))
                .hasSize(IncidentHomes.MOST)
                .first()
                .extracting(IncidentHome::name)
                .isEqualTo("钱秀芳");
    }

    private static String id(String device) {
        return AlarmId.of(new DeviceId(device), Cause.MAINS, SINCE);
    }

    private void enter(String device, @Nullable Resident resident) {
        register.put(
                device,
                new RegisteredDevice(
                        new DeviceId(device),
                        resident == null ? DeviceKind.KIOSK : DeviceKind.BED,
                        null,
                        "3017",
                        Credential.ofPassword("a password"),
                        new Place("07", "钟秀街道", resident == null ? "街道中心" : null, "青年路 1 号", null),
                        resident,
                        null,
                        null));
    }

    private static Resident resident(String name, String risk, @Nullable String mainsDevice) {
        return new Resident(
                "r-" + name,
                name,
                null,
                "female",
                LocalDate.of(1940, 3, 1),
                "871-65111",
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                risk,
                mainsDevice);
    }
}
