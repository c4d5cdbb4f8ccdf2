package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.topic.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterCopyTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir Path folder;
    private Path file;
    private RegisterCopy copy;

    @BeforeEach
    void open() {
        file = folder.resolve("register.json");
        copy = new RegisterCopy(file);
    }

    @Test
    void hubThatStartsWithoutItsDatabaseKnowsTheDevicesAsTheyWere() {
        RegisteredDevice bed = device(FAR_AHEAD);
        copy.write(List.of(bed));
        assertThat(copy.read()).isEqualTo(Map.of("bed-0042", bed));
    }

    @Test
    void passwordThatWasReplacedIsTakenNoLongerThanItsTime() {
        copy.write(List.of(device(LONG_AGO)));
        RegisteredDevice bed = Objects.requireNonNull(copy.read().get("bed-0042"));
        assertThat(bed.old()).isNull();
        assertThat(bed.takes(Credential.ofPassword("present"))).isTrue();
    }

    @Test
    void deviceThatNeverHadAnotherPasswordHasNone() {
        RegisteredDevice bed = device(null);
        copy.write(List.of(bed));
        assertThat(copy.read()).isEqualTo(Map.of("bed-0042", bed));
    }

    @Test
    void copyHoldsNoPassword() throws IOException {
        copy.write(List.of(device(FAR_AHEAD)));
        assertThat(Files.readString(file)).contains("bed-0042").doesNotContain("present");
    }

    @Test
    void copyThatIsNotThereKnowsNoDevice() {
        assertThat(copy.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"devices\": [", "{}", "{\"devices\": [{\"id\": \"bed-0042\"}]}"})
    void copyThatIsBrokenKnowsNoDevice(String content) throws IOException {
        Files.writeString(file, content);
        assertThat(copy.read()).isEmpty();
    }

    @Test
    void copyThatCannotBeWrittenLeavesTheOneThatIsThere() throws IOException {
        copy.write(List.of(device(null)));
        Path next = Files.createDirectory(folder.resolve("register.json.next"));
        Files.createFile(next.resolve("in-the-way"));
        copy.write(List.of());
        assertThat(copy.read()).containsOnlyKeys("bed-0042");
    }

    private static RegisteredDevice device(@Nullable Instant oldUntil) {
        return new RegisteredDevice(
                new DeviceId("bed-0042"),
                DeviceKind.BED,
                "LCT-9",
                "7042",
                Credential.ofPassword("present"),
                OnFile.HOME.place(),
                OnFile.LAN.resident("r-lan"),
                OnFile.HOME.building(),
                oldUntil == null
                        ? null
                        : new RegisteredDevice.OldCredential(
                                Credential.ofPassword("before"), oldUntil));
    }
}
