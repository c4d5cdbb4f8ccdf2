package cn.yinling.simulators.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.topic.DeviceId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our bytes against Netty's codec. */
class PacketsTest {
    private static final LoadDevice DEVICE =
            new LoadDevice(new DeviceId("load-00042"), "p".repeat(120));

    @ParameterizedTest
    @CsvSource({"false, 4", "true, 5"})
    void connectSaysWhoItIs(boolean isMqtt5, int version) {
        ByteBuf wire = Unpooled.buffer();

        Packets.connect(wire, DEVICE, isMqtt5, 300);

        EmbeddedChannel channel = new EmbeddedChannel(new MqttDecoder());
        channel.writeInbound(wire);
        MqttConnectMessage connect = channel.readInbound();
        assertThat(connect.variableHeader().version()).isEqualTo(version);
        assertThat(connect.variableHeader().keepAliveTimeSeconds()).isEqualTo(300);
        assertThat(connect.payload().clientIdentifier()).isEqualTo("load-00042");
        assertThat(connect.payload().userName()).isEqualTo("load-00042");
        assertThat(connect.payload().passwordInBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(DEVICE.password());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_152, 268_435_455})
    void lengthIsReadAsItWasWritten(int length) {
        ByteBuf wire = Unpooled.buffer();

        Packets.length(wire, length);

        assertThat(Packets.length(wire)).isEqualTo(length);
        assertThat(wire.isReadable()).isFalse();
    }

    @Test
    void lengthThatIsNotThereToItsEndIsNone() {
        assertThat(Packets.length(Unpooled.wrappedBuffer(new byte[] {(byte) 0x80}))).isNegative();
    }

    @Test
    void receiveMaximumIsFoundAmongOtherProperties() {
        ByteBuf answer =
                connack(
                        new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, 1),
                        new MqttProperties.StringProperty(
                                MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, "id"),
                        new MqttProperties.UserProperty("name", "value"),
                        new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_QOS, 1),
                        new MqttProperties.IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, 1024));

        assertThat(Packets.receiveMaximum(answer)).isEqualTo(1024);
    }

    @Test
    void withoutReceiveMaximumEveryPacketIdMayBeUnderWay() {
        assertThat(Packets.receiveMaximum(connack())).isEqualTo(65_535);
    }

    /** The properties of a CONNACK, as they stand on the wire. */
    private static ByteBuf connack(MqttProperties.MqttProperty<?>... properties) {
        MqttProperties all = new MqttProperties();
        for (MqttProperties.MqttProperty<?> property : properties) {
            all.add(property);
        }
        EmbeddedChannel channel = new EmbeddedChannel(new MqttDecoder(), MqttEncoder.INSTANCE);
        ByteBuf connect = Unpooled.buffer();
        Packets.connect(connect, DEVICE, true, 300);
        channel.writeInbound(connect);
        channel.writeOutbound(
                MqttMessageBuilders.connAck()
                        .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                        .properties(all)
                        .build());
        ByteBuf wire = channel.readOutbound();
        wire.skipBytes(1);
        Packets.length(wire);
        return wire.skipBytes(2);
    }
}
