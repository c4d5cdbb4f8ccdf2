package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be entered of a device, and how its kind and stage are written. */
class DeviceFileTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"7042", "+8613900000001", "*72#", "0513-80000001", "12345678901234567890"})
    void deviceSpeaksByAnExtensionOrANumber(@Nullable String voice) {
        assertThat(wrong("SN-0042", "LCT-9", voice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "70 42", "分机7042", "sip:7042", "123456789012345678901"})
    void deviceDoesNotSpeakByAnythingElse(String voice) {
        assertThat(wrong(null, null, voice)).containsExactly("voice");
    }

    @Test
    void serialAndModelAreShortTexts() {
        assertThat(wrong("9".repeat(60), "9".repeat(60), null)).isEmpty();
        assertThat(wrong("9".repeat(61), "", null)).containsExactly("serial", "model");
    }

    @ParameterizedTest
    @CsvSource({"bed, BED", "kiosk, KIOSK", "watch, WATCH"})
    void kindIsWrittenInLowerCase(String code, DeviceKind kind) {
        assertThat(DeviceKind.ofCode(code)).isEqualTo(kind);
        assertThat(kind.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"entered, ENTERED", "invited, INVITED", "active, ACTIVE", "revoked, REVOKED"})
    void stageIsWrittenInLowerCase(String code, DeviceFile.Stage stage) {
        assertThat(DeviceFile.Stage.ofCode(code)).isEqualTo(stage);
        assertThat(stage.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BED", "lamp"})
    void whoGivesNoKindOrStageIsToldThoseThereAre(String code) {
        assertThatThrownBy(() -> DeviceKind.ofCode(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kind must be one of bed, kiosk, watch");
        assertThatThrownBy(() -> DeviceFile.Stage.ofCode(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage must be one of entered, invited, active, revoked");
    }

    private static List<String> wrong(
            @Nullable String serial, @Nullable String model, @Nullable String voice) {
        return new DeviceDraft(DeviceKind.BED, serial, model, voice)
                .check().list().stream().map(Fault::field).toList();
    }
}
