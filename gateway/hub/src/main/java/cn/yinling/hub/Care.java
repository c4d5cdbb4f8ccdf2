package cn.yinling.hub;

import cn.yinling.hub.alarms.raise.Alarms;
import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.plans.Plans;
import cn.yinling.hub.rules.Watchkeeper;
import cn.yinling.hub.spool.Spool;
import cn.yinling.runtime.process.Beat;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.process.Worker;
import java.time.Duration;

/** Who watches over people, and raises and tells. */
record Care(
        Commands commands,
        Alarms alarms,
        Plans plans,
        Watchkeeper watchkeeper,
        Worker escalating,
        Worker watching) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    static Care start(GatewayConfig config, Parts parts, Ground ground, Lanes lanes) {
        Spool spool = parts.add("spool of alarms", config.spool().openAlarms());
        Commands commands =
                parts.add(
                        "commands",
                        Commands.start(
                                config.commands(),
                                ground.database(),
                                ground.directory(),
                                ground.sessions(),
                                ground.clock()));
        Alarms alarms =
                parts.add(
                        "alarms",
                        Alarms.start(
                                config.alarms(),
                                ground.database(),
                                spool,
                                ground.sessions(),
                                ground.directory(),
                                commands,
                                lanes.vitals(),
                                lanes.places(),
                                ground.meters(),
                                ground.clock()));
        Plans plans = new Plans(config.rules(), ground.database(), ground.clock());
        Watchkeeper watchkeeper =
                parts.add("watchkeeper", watchkeeper(ground, lanes, alarms, plans));
        Duration pushEvery = config.alarms().pushEvery().dividedBy(4);
        return new Care(
                commands,
                alarms,
                plans,
                watchkeeper,
                beat(parts, "escalating", pushEvery, alarms::tick),
                beat(parts, "watching", SECOND, watchkeeper::tick));
    }

    private static Watchkeeper watchkeeper(Ground ground, Lanes lanes, Alarms alarms, Plans plans) {
        return Watchkeeper.start(
                ground.directory(),
                ground.presences(),
                ground.sessions(),
                plans,
                ground.database(),
                new Memory(ground.database(), lanes.readings()),
                alarms::changed,
                ground.meters(),
                ground.clock());
    }

    private static Worker beat(Parts parts, String name, Duration every, Runnable step) {
        return parts.add(name, Worker.vital(name, new Beat(every, step)).start());
    }
}
