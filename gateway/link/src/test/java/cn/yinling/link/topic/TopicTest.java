package cn.yinling.link.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
    @ParameterizedTest
    @EnumSource
    void everyChannelOfADeviceIsReadBackFromItsText(Channel channel) {
        Topic topic = new Topic.OfDevice(new DeviceId("bed-0001"), channel);

        assertThat(Topic.parse(topic.text())).contains(topic);
    }

    @Test
    void alarmTopicsAreReadBackFromTheirText() {
        assertThat(Topic.parse("care/v1/alarms")).contains(new Topic.OfAlarms());
        Topic state = new Topic.OfAlarmState("bed-0001.sos.20261121T030000.500Z");
        assertThat(state.text())
                .isEqualTo("care/v1/alarms/bed-0001.sos.20261121T030000.500Z/state");
        assertThat(Topic.parse(state.text())).contains(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "care/v1/",
                "care/v1/bed-0001",
                "care/v1/bed-0001/",
                "care/v1/bed-0001/alarm/",
                "care/v1/bed-0001/nonsense",
                "care/v1/+/alarm",
                "care/v1/#",
                "care/v1/BED/alarm",
                "care/v2/bed-0001/alarm",
                "care/v1/alarms/",
                "care/v1/alarms/+/state",
                "care/v1/alarms/x/y/state",
                "$SYS/broker"
            })
    void whatIsNoTopicOfOursIsNone(String text) {
        assertThat(Topic.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "-bed",
                "bed 1",
                "bed/1",
                "床-1",
                "hotline",
                "alarms",
                "b234567890123456789012345678901234567890123456789"
            })
    void deviceIdOfAnotherFormIsRefusedWithTheForm(String value) {
        assertThatThrownBy(() -> new DeviceId(value))
                .hasMessageContaining("2 to 48 lower-case letters");
    }
}
