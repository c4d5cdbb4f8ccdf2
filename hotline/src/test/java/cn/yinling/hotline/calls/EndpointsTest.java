package cn.yinling.hotline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    @ParameterizedTest
    @CsvSource({
        "138 0000 1021, PJSIP/13800001021@trunk",
        "871-65012, PJSIP/87165012@trunk",
        "(0513) 8123.4567, PJSIP/051381234567@trunk",
        "+86 138-0000-1021, PJSIP/+8613800001021@trunk",
        "120, PJSIP/120@trunk",
        "sip:bed-0001@10.1.2.3, PJSIP/speaker/sip:bed-0001@10.1.2.3",
        "sip:bed-0001@speaker.example:5062, PJSIP/speaker/sip:bed-0001@speaker.example:5062"
    })
    void numberGoesOutByTheTrunkAndAnAddressToTheSpeaker(String given, String endpoint) {
        assertThat(Endpoints.of(given)).contains(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "不详",
                "13800001021转3",
                "138&PJSIP/seat-01",
                "138@trunk",
                "sip:bed-0001",
                "sip:a@b/c",
                "sip:a@b&PJSIP/seat-01",
                "123456789012345678901"
            })
    void whatCannotBeDialledIsNothing(String given) {
        assertThat(Endpoints.of(given)).isEmpty();
    }

    @Test
    void oneNumberIsTheSameHoweverItIsWritten() {
        assertThat(Endpoints.isSame("871-12345", "(871) 123 45")).isTrue();
        assertThat(Endpoints.isSame("871-12345", "871-12346")).isFalse();
    }
}
