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
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.web.WebConfig;
import java.util.List;

/** A configuration between what it was and what it will be. */
final class GatewayConfigChange {
    MqttConfig mqtt;
    WebConfig web;
    private final DatabaseConfig database;
    private final HotlineAccount hotline;
    SpoolConfig spool;
    ReadingsConfig readings;
    AlarmsConfig alarms;
    private final HistoryConfig history;
    ApiConfig api;
    private final DeadLettersConfig deadLetters;
    WatchConfig watches;
    CommandsConfig commands;
    MonitoringPlan rules;
    List<OperatorConfig> operators;
    private final AuditConfig audit;
    private final EnrolmentConfig enrolment;

    GatewayConfigChange(GatewayConfig before) {
        this.mqtt = before.mqtt();
        this.web = before.web();
        this.database = before.database();
        this.hotline = before.hotline();
        this.spool = before.spool();
        this.readings = before.readings();
        this.alarms = before.alarms();
        this.history = before.history();
        this.api = before.api();
        this.deadLetters = before.deadLetters();
        this.watches = before.watches();
        this.commands = before.commands();
        this.rules = before.rules();
        this.operators = before.operators();
        this.audit = before.audit();
        this.enrolment = before.enrolment();
    }

    GatewayConfig done() {
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
                operators,
                audit,
                enrolment);
    }
}
