package cn.yinling.hub;

import cn.yinling.hub.alarms.AlarmsConfig;
import cn.yinling.hub.api.ApiConfig;
import cn.yinling.hub.api.OperatorConfig;
import cn.yinling.hub.deadletters.DeadLettersConfig;
import cn.yinling.hub.history.HistoryConfig;
import cn.yinling.hub.readings.ReadingsConfig;
import cn.yinling.hub.sessions.HotlineAccount;
import cn.yinling.hub.sessions.MqttConfig;
import cn.yinling.hub.spool.SpoolConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.web.WebConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** All there is to configure of a gateway; {@code config/gateway.yaml} explains each key. */
public record GatewayConfig(
        MqttConfig mqtt,
        WebConfig web,
        DatabaseConfig database,
        HotlineAccount hotline,
        SpoolConfig spool,
        ReadingsConfig readings,
        AlarmsConfig alarms,
        HistoryConfig history,
        ApiConfig api,
        DeadLettersConfig deadLetters,
        List<OperatorConfig> operators) {

    public GatewayConfig {
        operators = List.copyOf(operators);
    }

    /** Everything on loopback and on free ports, for a demo or a test. */
    public static GatewayConfig onFreePorts(
            DatabaseConfig database, Path spool, Secret hotlinePassword) {
        return new GatewayConfig(
                MqttConfig.onFreePort(),
                new WebConfig("127.0.0.1", 0),
                database,
                new HotlineAccount("hotline", hotlinePassword),
                new SpoolConfig(spool, 1L << 30, 1L << 28, 1L << 28),
                new ReadingsConfig(
                        2,
                        5000,
                        20_000,
                        Duration.ofDays(31),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(10)),
                new AlarmsConfig(Duration.ofSeconds(2), Duration.ofMinutes(30)),
                HistoryConfig.defaults(),
                ApiConfig.defaults(),
                new DeadLettersConfig(20, Duration.ofDays(30), 100_000),
                List.of());
    }

    public GatewayConfig withMqtt(MqttConfig other) {
        return new GatewayConfig(
                other,
                web,
                database,
                hotline,
                spool,
                readings,
                alarms,
                history,
                api,
                deadLetters,
                operators);
    }

    public GatewayConfig withWeb(WebConfig other) {
        return new GatewayConfig(
                mqtt,
                other,
                database,
                hotline,
                spool,
                readings,
                alarms,
                history,
                api,
                deadLetters,
                operators);
    }

    public GatewayConfig withSpool(SpoolConfig other) {
        return new GatewayConfig(
                mqtt,
                web,
                database,
                hotline,
                other,
                readings,
                alarms,
                history,
                api,
                deadLetters,
                operators);
    }

    public GatewayConfig withReadings(ReadingsConfig other) {
        return new GatewayConfig(
                mqtt,
                web,
                database,
                hotline,
                spool,
                other,
                alarms,
                history,
                api,
                deadLetters,
                operators);
    }

    public GatewayConfig withApi(ApiConfig other) {
        return new GatewayConfig(
                mqtt,
                web,
                database,
                hotline,
                spool,
                readings,
                alarms,
                history,
                other,
                deadLetters,
                operators);
    }

    public GatewayConfig withOperators(List<OperatorConfig> other) {
        return new GatewayConfig(
                mqtt,
                web,
                database,
                hotline,
                spool,
                readings,
                alarms,
                history,
                api,
                deadLetters,
                other);
    }
}
