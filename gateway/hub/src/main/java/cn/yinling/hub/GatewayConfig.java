package cn.yinling.hub;

import cn.yinling.hub.alarms.AlarmsConfig;
import cn.yinling.hub.readings.ReadingsConfig;
import cn.yinling.hub.sessions.HotlineAccount;
import cn.yinling.hub.sessions.MqttConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.web.WebConfig;
import java.time.Duration;

/** All there is to configure of a gateway; {@code config/gateway.yaml} explains each key. */
public record GatewayConfig(
        MqttConfig mqtt,
        WebConfig web,
        DatabaseConfig database,
        HotlineAccount hotline,
        ReadingsConfig readings,
        AlarmsConfig alarms) {

    /** Everything on loopback and on free ports, for a demo or a test. */
    public static GatewayConfig onFreePorts(DatabaseConfig database, Secret hotlinePassword) {
        return new GatewayConfig(
                MqttConfig.onFreePort(),
                new WebConfig("127.0.0.1", 0),
                database,
                new HotlineAccount("hotline", hotlinePassword),
                new ReadingsConfig(2, 5000, 20_000, Duration.ofDays(366), Duration.ofDays(1)),
                new AlarmsConfig(Duration.ofSeconds(2), Duration.ofMinutes(30)));
    }
}
