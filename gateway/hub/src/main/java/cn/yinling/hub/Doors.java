package cn.yinling.hub;

import cn.yinling.hub.doors.DeviceRates;
import cn.yinling.hub.doors.Refusals;
import cn.yinling.hub.mqtt.Admission;
import cn.yinling.hub.mqtt.MqttDoor;
import cn.yinling.hub.view.live.Tap;
import cn.yinling.hub.watches.WatchDoor;
import cn.yinling.runtime.process.Parts;
import org.jspecify.annotations.Nullable;

/** Where devices and hotlines come in: opened last, when all that they come to is there. */
record Doors(MqttDoor mqtt, @Nullable WatchDoor watches) {

    static Doors open(
            GatewayConfig config, Parts parts, Ground ground, Lanes lanes, Care care, Tap tap) {
        Intake intake = intake(ground, lanes, care, tap);
        DeviceRates rates = new DeviceRates(config.mqtt().deviceRateOrNull());
        Refusals refusals =
                new Refusals(
                        ground.meters(),
                        lanes.deadLetters(),
                        care.watchkeeper()::refused,
                        ground.clock());
        WatchDoor watches =
                WatchDoor.open(
                        ground.vertx(),
                        config.watches(),
                        config.mqtt().eventLoopsOrCores(),
                        rates,
                        ground.directory(),
                        ground.roll(),
                        intake,
                        lanes.gate(),
                        refusals,
                        ground.meters(),
                        ground.clock());
        if (watches != null) {
            parts.add("watches", watches);
            care.commands().carryBy(watches.carrier());
        }
        return new Doors(
                parts.add(
                        "mqtt",
                        MqttDoor.open(
                                ground.vertx(),
                                config.mqtt(),
                                new Admission(ground.directory(), config.hotline()),
                                ground.directory(),
                                ground.sessions(),
                                intake,
                                lanes.gate(),
                                rates,
                                refusals,
                                ground.meters(),
                                ground.clock())),
                watches);
    }

    private static Intake intake(Ground ground, Lanes lanes, Care care, Tap tap) {
        return new Intake(
                ground.directory(),
                lanes.readings(),
                care.alarms(),
                care.commands(),
                lanes.vitals(),
                lanes.places(),
                care.watchkeeper(),
                tap);
    }
}
