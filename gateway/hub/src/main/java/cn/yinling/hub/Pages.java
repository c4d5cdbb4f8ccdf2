package cn.yinling.hub;

import cn.yinling.accounts.Accounts;
import cn.yinling.accounts.audit.Anchoring;
import cn.yinling.accounts.audit.AuditLog;
import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.signin.SignedIn;
import cn.yinling.hub.commands.CommandOperations;
import cn.yinling.hub.deadletters.DeadLetterOperations;
import cn.yinling.hub.enrolment.Claims;
import cn.yinling.hub.history.History;
import cn.yinling.hub.history.ReadingOperations;
import cn.yinling.hub.plans.PlanOperations;
import cn.yinling.hub.replay.PreviewOperations;
import cn.yinling.hub.view.AlarmOperations;
import cn.yinling.hub.view.DeviceOperations;
import cn.yinling.hub.view.DistrictOperations;
import cn.yinling.hub.view.IncidentOperations;
import cn.yinling.hub.view.Overview;
import cn.yinling.hub.view.StatusBoard;
import cn.yinling.hub.view.StatusOperations;
import cn.yinling.hub.view.live.Live;
import cn.yinling.hub.view.live.LiveOperations;
import cn.yinling.hub.view.live.Tap;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.web.Health;
import cn.yinling.runtime.web.StaticSite;
import cn.yinling.runtime.web.WebServer;
import cn.yinling.runtime.web.api.Api;
import cn.yinling.runtime.web.api.Contract;
import cn.yinling.runtime.web.api.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What people and programs see of a gateway: the API, the pages, health and metrics. */
record Pages(Api api, Tap tap, StatusBoard status, WebServer web) {

    static Pages start(
            GatewayConfig config,
            Parts parts,
            Ground ground,
            Lanes lanes,
            Care care,
            Supplier<Claims.Addresses> listening) {
        Tap tap = new Tap();
        StatusBoard status =
                new StatusBoard(
                        ground.roll(),
                        () -> ground.sessions().hotlines().size(),
                        lanes.readings()::committed,
                        care.alarms(),
                        ground.database());
        ground.vertx().setPeriodic(StatusBoard.SAMPLED_EVERY.toMillis(), _ -> status.sample());
        Overview overview =
                new Overview(
                        ground.database(),
                        ground.directory(),
                        ground.presences(),
                        lanes.vitals(),
                        lanes.readings(),
                        care.watchkeeper(),
                        ground.clock());
        int streamsMost = config.api().streamsMost();
        Live live =
                parts.add("live", Live.start(overview, status, tap, streamsMost, ground.meters()));
        Anchoring anchoring =
                parts.add(
                        "audit anchors",
                        Anchoring.start(config.audit(), ground.database(), ground.clock()));
        List<Operations> features = new ArrayList<>(ofTheDay(ground, lanes, care, overview));
        features.add(new StatusOperations(status));
        features.add(new LiveOperations(live, overview));
        features.addAll(
                RegisterServices.of(config.enrolment(), config.rules().zone(), ground, listening));
        Journal journal =
                parts.add(
                        "audit journal",
                        Journal.start(
                                ground.database(),
                                config.spool().folder().resolve("audit-journal"),
                                ground.clock()));
        Api api = api(config, ground, journal, features);
        Health health =
                health(ground, lanes, care)
                        .check("audit", anchoring::problem)
                        .check("audit journal", journal::problem);
        return new Pages(api, tap, status, web(config, parts, ground, health, api));
    }

    /** With who signs in, and what is written down of it. */
    private static Api api(
            GatewayConfig config, Ground ground, Journal journal, List<Operations> features) {
        ApiConfig rules = config.api();
        Accounts accounts = ground.accounts();
        SignedIn signedIn =
                new SignedIn(
                        accounts.persons(),
                        accounts.sessions(),
                        accounts.tokens(),
                        rules.factors());
        AuditLog audit = new AuditLog(config.audit(), ground.database(), ground.clock());
        features.addAll(AccountServices.of(rules, ground, journal, signedIn));
        features.add(audit);
        return new Api(
                ground.vertx(),
                Contract.load(ground.vertx(), "/openapi/gateway.yaml"),
                rules.limits(),
                signedIn,
                audit,
                ground.borders(),
                features);
    }

    /** What is asked of a running gateway. */
    private static List<Operations> ofTheDay(
            Ground ground, Lanes lanes, Care care, Overview overview) {
        Database database = ground.database();
        History history = new History(database);
        return List.of(
                new DistrictOperations(overview, database),
                new DeviceOperations(overview, ground.directory(), lanes.vitals(), lanes.places()),
                new AlarmOperations(database, care.alarms()),
                new IncidentOperations(database),
                new CommandOperations(care.commands()),
                new PlanOperations(care.plans()),
                new PreviewOperations(care.plans(), ground.directory(), history),
                new ReadingOperations(history),
                new DeadLetterOperations(database, lanes.deadLetters()));
    }

    private static Health health(Ground ground, Lanes lanes, Care care) {
        return new Health()
                .check("database", ground.database()::problem)
                .check("accounts", ground.accounts()::problem)
                .check("register", ground.directory()::problem)
                .check("readings", lanes.readings()::problem)
                .check("alarms", care.alarms()::problem)
                .check("commands", care.commands()::problem)
                .check("presence", ground.presences()::problem)
                .check("watchkeeper", care.watchkeeper()::problem)
                .check("watching", care.watching()::problem)
                .check("escalating", care.escalating()::problem)
                .check("history", lanes.history()::problem);
    }

    private static WebServer web(
            GatewayConfig config, Parts parts, Ground ground, Health health, Api api) {
        return parts.add(
                "web",
                WebServer.start(
                        ground.vertx(),
                        config.site(),
                        ground.meters(),
                        health,
                        router -> {
                            api.mount(router);
                            StaticSite.mount(router, "web/operations");
                        }));
    }
}
