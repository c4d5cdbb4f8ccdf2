package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Absence;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.hub.plans.MonitoringPlan.Visit;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** Plans that differ from the usual one in a single thing. */
final class Plans {
    static final MonitoringPlan USUAL = MonitoringPlan.defaults();

    private static final LocalTime TEN = LocalTime.of(22, 0);
    private static final LocalTime SIX = LocalTime.of(6, 0);

    private Plans() {}

    /** Nothing is watched. */
    static MonitoringPlan off() {
        return new MonitoringPlan(
                new MonitoringPlan.HeartRate(false, 45, 120, 5, Duration.ofMinutes(1)),
                new MonitoringPlan.Breathing(false, 8, 28, 2, Duration.ofMinutes(1)),
                new MonitoringPlan.Apnoea(false, Duration.ofSeconds(20)),
                new MonitoringPlan.BedExit(false, TEN, SIX, Duration.ofMinutes(20)),
                new MonitoringPlan.NotUp(false, LocalTime.of(9, 30)),
                new MonitoringPlan.Inactivity(false, SIX, TEN, Duration.ofHours(4)),
                new MonitoringPlan.Room(false, 12, 32, 1, Duration.ofMinutes(30)),
                new MonitoringPlan.Door(false, TEN, SIX, Duration.ofMinutes(10)),
                new MonitoringPlan.Battery(false, 15, 20),
                new MonitoringPlan.Sensor(false, Duration.ofMinutes(30)),
                new Heartbeat(false, Duration.ofMinutes(1), 3),
                USUAL.quiet(),
                USUAL.zone(),
                List.of(),
                List.of());
    }

    static MonitoringPlan visited(Visit... visits) {
        return with(USUAL.bedExit(), USUAL.heartbeat(), List.of(visits), List.of());
    }

    static MonitoringPlan away(Absence... absences) {
        return with(USUAL.bedExit(), USUAL.heartbeat(), List.of(), List.of(absences));
    }

    static MonitoringPlan heard(Heartbeat heartbeat) {
        return with(USUAL.bedExit(), heartbeat, List.of(), List.of());
    }

    /** Who leaves the bed at night is to be back after so long. */
    static MonitoringPlan backAfter(Duration time) {
        MonitoringPlan.BedExit exit = new MonitoringPlan.BedExit(true, TEN, SIX, time);
        return with(exit, USUAL.heartbeat(), List.of(), List.of());
    }

    private static MonitoringPlan with(
            MonitoringPlan.BedExit bedExit,
            Heartbeat heartbeat,
            List<Visit> visits,
            List<Absence> absences) {
        return new MonitoringPlan(
                USUAL.heartRate(),
                USUAL.breathing(),
                USUAL.apnoea(),
                bedExit,
                USUAL.notUp(),
                USUAL.inactivity(),
                USUAL.room(),
                USUAL.door(),
                USUAL.battery(),
                USUAL.sensor(),
                heartbeat,
                USUAL.quiet(),
                USUAL.zone(),
                visits,
                absences);
    }
}
