package cn.yinling.hub;

import cn.yinling.accounts.Accounts;
import cn.yinling.accounts.Configured;
import cn.yinling.accounts.persons.OperatorConfig;
import cn.yinling.accounts.persons.Person;
import cn.yinling.hub.doors.Roll;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.hub.presence.Presences;
import cn.yinling.register.Borders;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.process.Metrics;
import cn.yinling.runtime.process.Parts;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** What every other part of a gateway stands on. */
record Ground(
        PrometheusMeterRegistry meters,
        Vertx vertx,
        Database database,
        Accounts accounts,
        DeviceDirectory directory,
        Borders borders,
        Presences presences,
        Roll roll,
        Sessions sessions,
        InstantSource clock) {
    private static final Migrations MIGRATIONS =
            new Migrations("hub", "classpath:db/hub").after(Accounts.MIGRATIONS);

    static Ground start(GatewayConfig config, Parts parts, InstantSource clock) {
        PrometheusMeterRegistry meters = Metrics.registry("gateway");
        parts.add("meters", meters::close);
        Vertx vertx = Metrics.vertx(meters);
        parts.add("vertx", () -> vertx.close().await());
        Database database = parts.add("database", Database.start(config.database(), MIGRATIONS));
        Accounts accounts = parts.add("accounts", accounts(config, database, clock));
        DeviceDirectory directory =
                parts.add(
                        "directory",
                        DeviceDirectory.start(
                                database, config.spool().folder().resolve("register.json")));
        Presences presences = parts.add("presence", Presences.start(database, clock));
        Roll roll = new Roll();
        roll.tell(presences);
        return new Ground(
                meters,
                vertx,
                database,
                accounts,
                directory,
                new Borders(database, directory),
                presences,
                roll,
                new Sessions(roll),
                clock);
    }

    private static Accounts accounts(GatewayConfig config, Database database, InstantSource clock) {
        List<Person> operators = config.operators().stream().map(OperatorConfig::person).toList();
        return Accounts.start(
                database,
                config.spool().folder().resolve("accounts.json"),
                config.api().sessions(),
                new Configured("operators", operators, config.api().token()),
                clock);
    }
}
