package cn.yinling.simulators.beds;

import static cn.yinling.simulators.beds.Phase.AWAKE_IN_BED;
import static cn.yinling.simulators.beds.Phase.DEEP_SLEEP;
import static cn.yinling.simulators.beds.Phase.LIGHT_SLEEP;
import static cn.yinling.simulators.beds.Phase.OUT_OF_BED;
import static cn.yinling.simulators.beds.Phase.REM_SLEEP;

import cn.yinling.simulators.chance.Chance;
import cn.yinling.simulators.district.Health;
import cn.yinling.simulators.district.Illness;

/**
 * One night: cycles of about an hour and a half, deep sleep early, dreams late, less deep sleep
 * with age, and getting up in between for most.
 */
final class Night {
    private final Health health;
    private final Chance chance;

    Night(Health health, Chance chance) {
        this.health = health;
        this.chance = chance;
    }

    void sleep(DayPlan.Builder plan, int wakingTime) {
        plan.spend(chance.on("falling asleep").between(8, 35), AWAKE_IN_BED);
        for (int cycle = 0; plan.now() < wakingTime; cycle++) {
            cycle(plan, chance.on(cycle), cycle, wakingTime);
        }
    }

    private void cycle(DayPlan.Builder plan, Chance here, int number, int wakingTime) {
        double youth = Math.clamp((100.0 - health.age()) / 40, 0.3, 1);
        double deepMinutes = Math.max(0, 32 - 12 * number) * youth;
        spend(plan, wakingTime, here.on("down").between(18, 32), LIGHT_SLEEP);
        spend(plan, wakingTime, deepMinutes * here.on("deep").between(0.7, 1.2), DEEP_SLEEP);
        spend(plan, wakingTime, here.on("up").between(15, 28), LIGHT_SLEEP);
        spend(plan, wakingTime, (6 + 4 * number) * here.on("rem").between(0.7, 1.3), REM_SLEEP);
        if (wakingTime - plan.now() > 1_800) {
            interruption(plan, here.on("wake"));
        }
    }

    private void interruption(DayPlan.Builder plan, Chance here) {
        if (here.isWithin(risesACycle())) {
            plan.spend(here.on("before").between(0.7, 3), AWAKE_IN_BED);
            plan.spend(here.on("out").between(3, 9), OUT_OF_BED);
            plan.spend(here.on("after").between(3, 14), AWAKE_IN_BED);
        } else if (here.on("stir").isWithin(0.5)) {
            plan.spend(here.on("stir length").between(0.7, 5), AWAKE_IN_BED);
        }
    }

    private double risesACycle() {
        double rises = 0.22;
        rises += health.has(Illness.PROSTATE) ? 0.18 : 0;
        rises += health.has(Illness.HEART_FAILURE) ? 0.12 : 0;
        return switch (health.mobility()) {
            case WALKS, STICK, FRAME -> rises;
            case WHEELCHAIR -> rises / 3;
            case BEDRIDDEN -> 0;
        };
    }

    private static void spend(DayPlan.Builder plan, int wakingTime, double minutes, Phase phase) {
        plan.until(Math.min(wakingTime, plan.now() + (int) (minutes * 60)), phase);
    }
}
