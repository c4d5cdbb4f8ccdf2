package cn.yinling.hub;

import cn.yinling.accounts.OperatorConfig;
import cn.yinling.hub.alarms.AlarmsConfig;
import cn.yinling.hub.commands.CommandsConfig;
import cn.yinling.hub.deadletters.DeadLettersConfig;
import cn.yinling.hub.enrolment.EnrolmentConfig;
import cn.yinling.hub.history.HistoryConfig;
import cn.yinling.hub.mqtt.HotlineAccount;
import cn.yinling.hub.mqtt.MqttConfig;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.readings.ReadingsConfig;
import cn.yinling.hub.spool.SpoolConfig;
import cn.yinling.hub.watches.WatchConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.web.WebConfig;
import java.lang.reflect.RecordComponent;
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
        WatchConfig watches,
        CommandsConfig commands,
        MonitoringPlan rules,
        List<OperatorConfig> operators,
        EnrolmentConfig enrolment) {

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
                AlarmsConfig.defaults(),
                HistoryConfig.defaults(),
                ApiConfig.defaults(),
                new DeadLettersConfig(20, Duration.ofDays(30), 100_000),
                WatchConfig.onFreePort(),
                CommandsConfig.defaults(),
                MonitoringPlan.defaults(),
                List.of(),
                EnrolmentConfig.defaults());
    }

    /** Where its pages are; what installers' devices are told to call it is a name of it too. */
    WebConfig site() {
        String called = enrolment.publicWebAuthority();
        return called == null ? web : web.named(called);
    }

    public GatewayConfig withMqtt(MqttConfig other) {
        return with(other);
    }

    public GatewayConfig withWeb(WebConfig other) {
        return with(other);
    }

    public GatewayConfig withSpool(SpoolConfig other) {
        return with(other);
    }

    public GatewayConfig withReadings(ReadingsConfig other) {
        return with(other);
    }

    public GatewayConfig withAlarms(AlarmsConfig other) {
        return with(other);
    }

    public GatewayConfig withApi(ApiConfig other) {
        return with(other);
    }

    public GatewayConfig withWatches(WatchConfig other) {
        return with(other);
    }

    public GatewayConfig withCommands(CommandsConfig other) {
        return with(other);
    }

    public GatewayConfig withRules(MonitoringPlan other) {
        return with(other);
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
                watches,
                commands,
                rules,
                other,
                enrolment);
    }

    /** The same with another part; every part has a type of its own. */
    private GatewayConfig with(Record other) {
        RecordComponent[] components = GatewayConfig.class.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] parts = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                parts[i] =
                        types[i].isInstance(other)
                                ? other
                                : components[i].getAccessor().invoke(this);
            }
            return GatewayConfig.class.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be made of its parts", e);
        }
    }
}
