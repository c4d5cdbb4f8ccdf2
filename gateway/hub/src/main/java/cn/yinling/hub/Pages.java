package cn.yinling.hub;

import cn.yinling.accounts.AuditLog;
import cn.yinling.accounts.OperatorSessions;
import cn.yinling.accounts.SessionOperations;
import cn.yinling.accounts.SignedIn;
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
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        Live live =
                parts.add(
                        "live",
                        Live.start(
                                overview,
                                status,
                                tap,
                                config.api().streamsMost(),
                                ground.meters()));
        OperatorSessions sessions =
                new OperatorSessions(
                        config.api().sessionIdle(), config.api().sessionLongest(), ground.clock());
        AuditLog audit = new AuditLog(ground.database(), ground.clock());
        List<Operations> people =
                List.of(
                        new SessionOperations(config.operators(), sessions, ground.meters()),
                        audit);
        Api api =
                new Api(
                        ground.vertx(),
                        Contract.load(ground.vertx(), "/openapi/gateway.yaml"),
                        config.api().limits(),
                        new SignedIn(sessions, config.api().token()),
                        audit,
                        ground.directory()::residentOf,
                        Stream.of(
                                        people,
                                        RegisterServices.of(config.enrolment(), ground, listening),
                                        ofTheDay(ground, lanes, care, overview, live, status))
                                .flatMap(List::stream)
                                .toList());
        return new Pages(api, tap, status, web(config, parts, ground, lanes, care, api));
    }

    /** What is asked of a running gateway. */
    private static List<Operations> ofTheDay(
            Ground ground,
            Lanes lanes,
            Care care,
            Overview overview,
            Live live,
            StatusBoard status) {
        Database database = ground.database();
        History history = new History(database);
        return List.of(
                new StatusOperations(status),
                new DistrictOperations(overview, database),
                new DeviceOperations(overview, ground.directory(), lanes.vitals(), lanes.places()),
                new AlarmOperations(database, care.alarms()),
                new IncidentOperations(database),
                new CommandOperations(care.commands()),
                new PlanOperations(care.plans()),
                new PreviewOperations(care.plans(), ground.directory(), history),
                new ReadingOperations(history),
                new DeadLetterOperations(database, lanes.deadLetters()),
                new LiveOperations(live, overview));
    }

    private static WebServer web(
            GatewayConfig config, Parts parts, Ground ground, Lanes lanes, Care care, Api api) {
        Health health =
                new Health()
                        .check("database", ground.database()::problem)
                        .check("register", ground.directory()::problem)
                        .check("readings", lanes.readings()::problem)
                        .check("alarms", care.alarms()::problem)
                        .check("commands", care.commands()::problem)
                        .check("presence", ground.presences()::problem)
                        .check("watchkeeper", care.watchkeeper()::problem)
                        .check("watching", care.watching()::problem)
                        .check("escalating", care.escalating()::problem)
                        .check("history", lanes.history()::problem);
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
