package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {
    private final Rights bed = Rights.OfDevice.of(new DeviceId("bed-0001"));
    private final Rights hotline = new Rights.OfHotline();

    @Test
    void devicePublishesOnWhatItSaysAndSubscribesToWhatItHears() {
        for (Channel channel : Channel.values()) {
            Topic topic = new Topic.OfDevice(new DeviceId("bed-0001"), channel);
            boolean isUp = channel.direction() == Channel.Direction.FROM_DEVICE;
            assertThat(bed.publishable(topic.text())).isEqualTo(isUp ? topic : null);
            assertThat(bed.maySubscribe(topic.text())).isEqualTo(!isUp);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "care/v1/bed-0002/readings",
                "care/v1/bed-0001/readings/",
                "care/v1/bed-0001/+",
                "care/v1/alarms",
                "care/v1/alarms/x/state",
                "#",
                "$SYS/broker",
                ""
            })
    void deviceHasNoRightToAnythingElse(String topic) {
        assertThat(bed.publishable(topic)).isNull();
        assertThat(bed.maySubscribe(topic)).isFalse();
    }

    @Test
    void hotlineHearsAlarmsAndSaysTheirState() {
        assertThat(hotline.maySubscribe("care/v1/alarms")).isTrue();
        assertThat(hotline.publishable("care/v1/alarms/bed-0001.sos.x/state"))
                .isEqualTo(new Topic.OfAlarmState("bed-0001.sos.x"));
        assertThat(hotline.publishable("care/v1/alarms")).isNull();
        assertThat(hotline.publishable("care/v1/bed-0001/commands")).isNull();
        assertThat(hotline.maySubscribe("care/v1/+/readings")).isFalse();
    }
}
