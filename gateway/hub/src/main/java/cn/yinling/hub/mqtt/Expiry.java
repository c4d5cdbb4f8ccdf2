package cn.yinling.hub.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Session Expiry Interval (OASIS MQTT 5.0, section 3.1.2.11.2), bounded by what we keep. */
final class Expiry {
    private Expiry() {}

    /** Null where the packet does not say. */
    static @Nullable Duration of(MqttProperties properties, MqttConfig config) {
        if (properties.getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL)
                instanceof MqttProperties.IntegerProperty seconds) {
            Duration asked = Duration.ofSeconds(Integer.toUnsignedLong(seconds.value()));
            Duration most = config.sessionExpiryMost();
            return asked.compareTo(most) > 0 ? most : asked;
        }
        return null;
    }
}
