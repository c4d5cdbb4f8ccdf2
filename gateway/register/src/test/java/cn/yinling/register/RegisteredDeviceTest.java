package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisteredDeviceTest {
    private static final Credential PRESENT = Credential.ofPassword("present");
    private static final Credential BEFORE = Credential.ofPassword("before");
    private static final Credential STRANGE = Credential.ofPassword("strange");
    private static final Resident LAN = OnFile.LAN.resident("r-lan");

    private final RegisteredDevice settled = device(LAN, null);
    private final RegisteredDevice rotated =
            device(LAN, new RegisteredDevice.OldCredential(BEFORE, OnFile.NOW));

    @Test
    void passwordIsThePresentOneOrTheOneBeforeWhileThatIsTaken() {
        assertThat(rotated.matching(bytes("present"))).isEqualTo(PRESENT);
        assertThat(rotated.matching(bytes("before"))).isEqualTo(BEFORE);
        assertThat(rotated.matching(bytes("strange"))).isNull();
        assertThat(settled.matching(bytes("before"))).isNull();
    }

    @Test
    void sessionStaysWhileThePasswordThatOpenedItIsTaken() {
        assertThat(rotated.takes(PRESENT)).isTrue();
        assertThat(rotated.takes(BEFORE)).isTrue();
        assertThat(rotated.takes(STRANGE)).isFalse();
        assertThat(settled.takes(PRESENT)).isTrue();
        assertThat(settled.takes(BEFORE)).isFalse();
    }

    @Test
    void whoHasComeInWithTheOldPasswordIsKnownByThatOneOnly() {
        RegisteredDevice asBefore = rotated.as(BEFORE);
        assertThat(asBefore.credential()).isEqualTo(BEFORE);
        assertThat(asBefore.takes(PRESENT)).isFalse();
        assertThat(asBefore.id()).isEqualTo(rotated.id());
        assertThat(rotated.as(PRESENT)).isSameAs(rotated);
    }

    @Test
    void alarmNamesTheDeviceAndWhoseItIs() {
        assertThat(settled.source()).isEqualTo(new Alarm.Source("bed-0042", "bed", "7042"));
        assertThat(settled.residentId()).isEqualTo("r-lan");
        assertThat(device(null, null).residentId()).isNull();
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    private static RegisteredDevice device(
            @Nullable Resident resident, RegisteredDevice.@Nullable OldCredential old) {
        return new RegisteredDevice(
                new DeviceId("bed-0042"),
                DeviceKind.BED,
                "LCT-9",
                "7042",
                PRESENT,
                OnFile.HOME.place(),
                resident,
                OnFile.HOME.building(),
                old);
    }
}
