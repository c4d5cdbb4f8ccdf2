package cn.yinling.simulators.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.topic.DeviceId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublishTemplateTest {
    private static final DeviceId DEVICE = new DeviceId("load-00042");

    @Test
    void packetIsAPublishWhoseReadingIsTheOneAskedFor() {
        Instant at = Instant.parse("2026-11-21T03:00:00.123456Z");
        ByteBuf wire = Unpooled.buffer();
        new PublishTemplate(DEVICE, LoadMessage.READING, false)
                .write(wire, 4711, 23, at.getEpochSecond() * 1_000_000 + 123_456);

        MqttPublishMessage publish = decoded(wire);

        assertThat(publish.fixedHeader().qosLevel().value()).isEqualTo(1);
        assertThat(publish.variableHeader().topicName()).isEqualTo("care/v1/load-00042/readings");
        assertThat(publish.variableHeader().packetId()).isEqualTo(4711);
        Reading reading = reading(publish);
        assertThat(reading.at()).isEqualTo(at);
        assertThat(reading.sequence()).isEqualTo(100_000_023);
        assertThat(reading.vitals().get(Vital.HEART_RATE)).isEqualTo(123);
    }

    @Test
    void oneMessageLeavesNothingBehindInTheNext() {
        PublishTemplate template = new PublishTemplate(DEVICE, LoadMessage.READING, false);
        ByteBuf first = Unpooled.buffer();
        template.write(first, 65_535, 899_999_999, 9_999_999_999_999_999L);
        ByteBuf second = Unpooled.buffer();
        template.write(second, 1, 0, 1_795_230_000_000_000L);

        Reading reading = reading(decoded(second));

        assertThat(reading.sequence()).isEqualTo(100_000_000);
        assertThat(reading.at()).isEqualTo(Instant.ofEpochSecond(1_795_230_000));
    }

    @Test
    void sosOfMqtt5IsAPublishThatNamesItsCause() {
        Instant at = Instant.parse("2026-11-21T03:00:00.123Z");
        ByteBuf connectAndPublish = Unpooled.buffer();
        Packets.connect(connectAndPublish, new LoadDevice(DEVICE, "secret"), true, 300);
        new PublishTemplate(DEVICE, LoadMessage.SOS, true)
                .write(connectAndPublish, 7, 5, at.toEpochMilli() * 1_000);
        EmbeddedChannel channel = new EmbeddedChannel(new MqttDecoder());
        channel.writeInbound(connectAndPublish);
        channel.readInbound();

        MqttPublishMessage publish = channel.readInbound();

        assertThat(publish.variableHeader().topicName()).isEqualTo("care/v1/load-00042/alarm");
        assertThat(publish.variableHeader().packetId()).isEqualTo(7);
        Reading reading = reading(publish);
        assertThat(reading.at()).isEqualTo(at);
        assertThat(reading.causes()).containsExactly(Cause.SOS);
    }

    private static MqttPublishMessage decoded(ByteBuf wire) {
        EmbeddedChannel channel = new EmbeddedChannel(new MqttDecoder());
        channel.writeInbound(wire);
        return channel.readInbound();
    }

    private static Reading reading(MqttPublishMessage publish) {
        byte[] payload = new byte[publish.payload().readableBytes()];
        publish.payload().readBytes(payload);
        Decoded decoded = new ReadingDecoder().decode(DEVICE, payload, Instant.EPOCH);
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).reading();
    }
}
