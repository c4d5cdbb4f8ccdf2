package cn.yinling.simulators.beds;

import cn.yinling.simulators.chance.Chance;
import cn.yinling.simulators.district.Health;
import cn.yinling.simulators.district.Illness;

/** Heart, breath and movement of one resident. Immutable. */
final class Body {
    /** How long heart and breath take from one phase's rate to the next one's. */
    private static final double SETTLING_SECONDS = 120;

    private final Chance chance;
    private final double heartBpm;
    private final double breathsPerMinute;
    private final boolean isIrregular;

    Body(Health health, Chance bed) {
        this.chance = bed.on("body");
        this.heartBpm = restingHeart(health, bed.on("heart"));
        this.breathsPerMinute = restingBreath(health, bed.on("breath"));
        this.isIrregular = health.has(Illness.ATRIAL_FIBRILLATION);
    }

    private static double restingHeart(Health health, Chance chance) {
        double bpm = 63 + 4.5 * chance.bell() + (health.isFemale() ? 2.5 : 0);
        bpm += health.has(Illness.HEART_FAILURE) ? 7 : 0;
        bpm += health.has(Illness.COPD) ? 4 : 0;
        bpm += health.has(Illness.ATRIAL_FIBRILLATION) ? 9 : 0;
        // Treated with a beta blocker.
        bpm -= health.has(Illness.CORONARY) ? 5 : 0;
        return bpm;
    }

    private static double restingBreath(Health health, Chance chance) {
        double breaths = 14.5 + 1.1 * chance.bell();
        breaths += health.has(Illness.COPD) ? 3.5 : 0;
        breaths += health.has(Illness.HEART_FAILURE) ? 2.5 : 0;
        return breaths;
    }

    double heartBpm(DayPlan.Moment moment, double epochSeconds) {
        double bpm =
                heartBpm + settled(moment, moment.before().heartBpm(), moment.phase().heartBpm());
        double unrest = moment.phase().unrest();
        bpm += unrest * SmoothNoise.at(chance.on("slow"), epochSeconds, 45);
        bpm += unrest / 2 * SmoothNoise.at(chance.on("quick"), epochSeconds, 7);
        if (isIrregular) {
            bpm += 8 * SmoothNoise.at(chance.on("irregular"), epochSeconds, 3);
        }
        return Math.round(Math.clamp(bpm, 38, 150));
    }

    double breathsPerMinute(DayPlan.Moment moment, double epochSeconds) {
        Phase phase = moment.phase();
        double breaths =
                breathsPerMinute
                        + settled(
                                moment,
                                moment.before().breathsPerMinute(),
                                phase.breathsPerMinute());
        breaths += phase.unrest() / 3 * SmoothNoise.at(chance.on("breath"), epochSeconds, 20);
        return rounded(Math.clamp(breaths, 8, 32), 10);
    }

    double movement(DayPlan.Moment moment, double epochSeconds) {
        Phase phase = moment.phase();
        Chance minute = chance.on("turn").on((long) Math.floor(epochSeconds / 60));
        double movement =
                phase.movement() * (1 + SmoothNoise.at(chance.on("stir"), epochSeconds, 5));
        if (minute.isWithin(phase.turnsPerMinute())) {
            movement += minute.on("how much").between(0.3, 0.7);
        }
        return rounded(Math.clamp(movement, 0, 1), 100);
    }

    private static double settled(DayPlan.Moment moment, double before, double now) {
        double way = Math.min(1, moment.secondsInto() / SETTLING_SECONDS);
        return before + (now - before) * way;
    }

    static double rounded(double value, int steps) {
        return Math.round(value * steps) / (double) steps;
    }
}
