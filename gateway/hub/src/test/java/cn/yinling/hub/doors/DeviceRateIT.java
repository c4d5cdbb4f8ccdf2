package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.PublishOutcome;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A device that sends faster than its rate is read later; nothing of it is lost. */
class DeviceRateIT {
    private static final int OFFERED = 3000;

    @Test
    void devicesFloodIsStoredWholeAndItsNeighbourIsServedMeanwhile() {
        GatewayConfig config = RunningGateway.config();
        GatewayConfig limited = config.withMqtt(config.mqtt().withDeviceRate(1000, 10));
        try (RunningGateway running = RunningGateway.withBeds(2, limited);
                RawClient flood =
                        RawClient.open(running.gateway().mqttPort())
                                .speaking(MqttVersion.MQTT_3_1_1);
                Listening neighbour = Listening.start(running.device("bed-0002"))) {
            flood.signIn(running, "bed-0001", "flood");
            for (int number = 1; number <= OFFERED; number++) {
                flood.send(
                        RawClient.publishing("care/v1/bed-0001/readings", number, reading(number)));
                if (number == OFFERED / 2) {
                    assertThat(neighbour.publish("care/v1/bed-0002/readings", reading(1)))
                            .isEqualTo(new PublishOutcome.Acknowledged());
                }
            }
            for (int answered = 0; answered < OFFERED; answered++) {
                assertThat(flood.receive()).isNotNull();
            }
            assertThat(running.count("select count(*) from reading where device_id = 'bed-0001'"))
                    .isEqualTo(OFFERED);
            assertThat(running.gateway().meters().counter("yinling.sessions.throttled").count())
                    .isPositive();
        }
    }

    private static byte[] reading(int number) {
        return "[{\"n\":\"seq\",\"v\":%d},{\"n\":\"hr\",\"v\":70}]"
                .formatted(number)
                .getBytes(StandardCharsets.UTF_8);
    }
}
