package cn.yinling.hub;

import cn.yinling.hub.deadletters.DeadLetters;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.history.Upkeep;
import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.spool.Spool;
import cn.yinling.runtime.process.Parts;

/** The ways by which what comes in gets to the disk. */
record Lanes(
        Gate gate,
        LastVitals vitals,
        LastPlaces places,
        DeadLetters deadLetters,
        ReadingLane readings,
        Upkeep history) {

    static Lanes start(GatewayConfig config, Parts parts, Ground ground) {
        Gate gate = new Gate();
        LastVitals vitals = new LastVitals();
        Spool spool = parts.add("spool of readings", config.spool().openReadings());
        DeadLetters deadLetters =
                parts.add(
                        "dead letters",
                        DeadLetters.start(
                                config.deadLetters(),
                                ground.database(),
                                ground.meters(),
                                ground.clock()));
        ReadingLane readings =
                parts.add(
                        "readings",
                        ReadingLane.start(
                                config.readings(),
                                ground.database(),
                                spool,
                                gate,
                                deadLetters,
                                vitals,
                                ground.meters(),
                                ground.clock()));
        Upkeep history =
                parts.add(
                        "history",
                        Upkeep.start(config.history(), ground.database(), ground.meters()));
        return new Lanes(gate, vitals, new LastPlaces(), deadLetters, readings, history);
    }
}
