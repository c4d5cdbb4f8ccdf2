package cn.yinling.simulators.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerIdTest {
    @Test
    void readsTheFormsThatAsteriskTakes() {
        assertThat(CallerId.parse("\"SOS 王\" <4711>")).isEqualTo(new CallerId("4711", "SOS 王"));
        assertThat(CallerId.parse("SOS <4711>")).isEqualTo(new CallerId("4711", "SOS"));
        assertThat(CallerId.parse("4711")).isEqualTo(new CallerId("4711", ""));
        assertThat(CallerId.parse("SOS")).isEqualTo(new CallerId("", "SOS"));
        assertThat(CallerId.parse("")).isEqualTo(CallerId.NONE);
        assertThat(CallerId.parse("> <")).isEqualTo(new CallerId("", "> <"));
    }
}
