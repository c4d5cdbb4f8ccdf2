package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceDraftTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "71001",
                "0513-81234567",
                "+8613800001021",
                "*98#",
                "sip:bed-0001@10.1.2.3",
                "sip:bed-0001@speaker.example:5062"
            })
    void oneSpeaksThroughANumberOrASpeakersAddress(String voice) {
        assertThat(draft(voice).check().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "床边",
                "123456789012345678901",
                "sip:bed-0001",
                "sip:a@b/c",
                "sip:a@b&PJSIP/seat-01",
                "http://10.1.2.3"
            })
    void whatCannotBeCalledIsRefused(String voice) {
        assertThat(draft(voice).check().isEmpty()).isFalse();
    }

    private static DeviceDraft draft(String voice) {
        return new DeviceDraft(DeviceKind.BED, null, null, voice);
    }
}
