package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Refusal;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.ArrayList;
import java.util.List;

/**
 * What a SUBSCRIBE comes to (OASIS MQTT 5.0, sections 3.8 and 3.9).
 *
 * @param codes reason codes in the order of the filters
 */
record Subscribing(List<Subscription> granted, List<Integer> codes) {
    private static final int FAILURE_OF_3_1_1 = 0x80;
    private static final int SHARED_NOT_SUPPORTED = 0x9E;
    private static final int IDENTIFIERS_NOT_SUPPORTED = 0xA1;
    private static final int WILDCARDS_NOT_SUPPORTED = 0xA2;

    static Subscribing of(Session session, MqttSubscribeMessage packet) {
        boolean isIdentified =
                packet.idAndPropertiesVariableHeader()
                                .properties()
                                .getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER)
                        != null;
        List<Subscription> granted = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        for (MqttTopicSubscription asked : packet.payload().topicSubscriptions()) {
            String filter = asked.topicFilter();
            if (!isIdentified && session.rights().maySubscribe(filter)) {
                boolean isAcknowledged = asked.qualityOfService() != MqttQoS.AT_MOST_ONCE;
                granted.add(new Subscription(filter, isAcknowledged));
                codes.add(isAcknowledged ? 1 : 0);
            } else {
                session.hub().refusals().count(Refusal.NOT_AUTHORIZED, session.identity().name());
                codes.add(session.wire().isMqtt5() ? no(filter, isIdentified) : FAILURE_OF_3_1_1);
            }
        }
        return new Subscribing(granted, codes);
    }

    private static int no(String filter, boolean isIdentified) {
        if (isIdentified) {
            return IDENTIFIERS_NOT_SUPPORTED;
        }
        if (filter.startsWith("$share/")) {
            return SHARED_NOT_SUPPORTED;
        }
        boolean isWild = filter.indexOf('+') >= 0 || filter.indexOf('#') >= 0;
        return isWild ? WILDCARDS_NOT_SUPPORTED : Refusal.NOT_AUTHORIZED.reasonCode();
    }
}
