package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.topic.DeviceId;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written by mistake into a log names what it is of, and tells nothing of it. */
class NothingPersonalTest {
    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(OnFile.LAN, "Person"),
                Arguments.of(OnFile.RESIDENT, "r-lan"),
                Arguments.of(ResidentView.of(OnFile.RESIDENT, OnFile.CLOCK), "r-lan"),
                Arguments.of(OnFile.HOME, "h-lan"),
                Arguments.of(OnFile.ADDRESS, "320602-01"),
                Arguments.of(new DeviceLogin(new DeviceId("bed-0042"), "4711"), "bed-0042"),
                Arguments.of(new Devices.NewPassword("bed-0042", "4711", null), "bed-0042"),
                Arguments.of(registered(), "bed-0042"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void logHoldsTheIdAndNothingPersonal(Object record, String id) {
        assertThat(record.toString())
                .contains(id)
                .doesNotContain("秀兰", "兰奶奶", "1944", "高血压", "1380000", "青年路", "4711");
    }

    private static RegisteredDevice registered() {
        return new RegisteredDevice(
                new DeviceId("bed-0042"),
                DeviceKind.BED,
                null,
                "1380000",
                Credential.ofPassword("4711"),
                OnFile.HOME.place(),
                OnFile.LAN.resident("r-lan"),
                OnFile.HOME.building(),
                null);
    }
}
