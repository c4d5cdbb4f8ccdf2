package cn.yinling.hub;

import cn.yinling.accounts.audit.AuditConfig;
import cn.yinling.accounts.persons.OperatorConfig;
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
        AuditConfig audit,
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
                ApiConfig.byPasswordAlone(),
                new DeadLettersConfig(20, Duration.ofDays(30), 100_000),
                WatchConfig.onFreePort(),
                CommandsConfig.defaults(),
                MonitoringPlan.defaults(),
                List.of(),
                AuditConfig.daily(spool.resolve("audit-anchors")),
                EnrolmentConfig.defaults());
    }

    /** Where its pages are; what installers' devices are told to call it is a name of it too. */
    WebConfig site() {
        String called = enrolment.publicWebAuthority();
        return called == null ? web : web.named(called);
    }

    public GatewayConfig withMqtt(MqttConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.mqtt = other;
        return change.done();
    }

    public GatewayConfig withWeb(WebConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.web = other;
        return change.done();
    }

    public GatewayConfig withSpool(SpoolConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.spool = other;
        return change.done();
    }

    public GatewayConfig withReadings(ReadingsConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.readings = other;
        return change.done();
    }

    public GatewayConfig withAlarms(AlarmsConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.alarms = other;
        return change.done();
    }

    public GatewayConfig withApi(ApiConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.api = other;
        return change.done();
    }

    public GatewayConfig withWatches(WatchConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.watches = other;
        return change.done();
    }

    public GatewayConfig withCommands(CommandsConfig other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.commands = other;
        return change.done();
    }

    public GatewayConfig withRules(MonitoringPlan other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.rules = other;
        return change.done();
    }

    public GatewayConfig withOperators(List<OperatorConfig> other) {
        GatewayConfigChange change = new GatewayConfigChange(this);
        change.operators = other;
        return change.done();
    }
}
