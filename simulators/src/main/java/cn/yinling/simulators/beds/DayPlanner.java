package cn.yinling.simulators.beds;

import static cn.yinling.simulators.beds.Phase.AWAKE_IN_BED;
import static cn.yinling.simulators.beds.Phase.BUSY_IN_BED;
import static cn.yinling.simulators.beds.Phase.LIGHT_SLEEP;
import static cn.yinling.simulators.beds.Phase.OUT_OF_BED;

import cn.yinling.simulators.chance.Chance;
import cn.yinling.simulators.district.Health;
import cn.yinling.simulators.district.Mobility;

/** Plans one resident's days: nap, evening, night, morning, meals and visits. */
final class DayPlanner {
    private static final int HOUR = 3_600;

    /** About four home-care visits a month. */
    private static final double VISITS_A_DAY = 4 / 30.0;

    private final Health health;
    private final Chance habits;

    DayPlanner(Health health, Chance bed) {
        this.health = health;
        this.habits = bed.on("habits");
    }

    /**
     * The plan from the noon of a day on.
     *
     * @param day the chance of that day
     */
    DayPlan plan(Chance day) {
        DayPlan.Builder plan = new DayPlan.Builder();
        afternoon(plan, day);
        plan.until(bedtime(day), isBedridden() ? AWAKE_IN_BED : OUT_OF_BED);
        new Night(health, day.on("night")).sleep(plan, wakingTime(day));
        morning(plan, day);
        return plan.build();
    }

    private boolean isBedridden() {
        return health.mobility() == Mobility.BEDRIDDEN;
    }

    private int bedtime(Chance day) {
        double hour = habits.on("bedtime").between(20.2, 22.2) + 0.3 * day.on("bedtime").bell();
        return (int) ((Math.clamp(hour, 19.5, 23.5) - 12) * HOUR);
    }

    private int wakingTime(Chance day) {
        double hour = habits.on("waking").between(4.9, 6.4) + 0.3 * day.on("waking").bell();
        return (int) ((Math.clamp(hour, 4.0, 7.2) + 12) * HOUR);
    }

    private void afternoon(DayPlan.Builder plan, Chance day) {
        Phase idle = isBedridden() ? AWAKE_IN_BED : OUT_OF_BED;
        if (isBedridden()) {
            plan.spend(day.on("lunch").between(15, 28), BUSY_IN_BED);
        }
        double napLiking = habits.on("nap").between(0.3, 0.95);
        if (day.on("nap").isWithin(napLiking)) {
            plan.until((int) (day.on("nap time").between(0.4, 1.1) * HOUR), idle);
            plan.spend(day.on("dozing off").between(4, 14), AWAKE_IN_BED);
            plan.spend(day.on("nap length").between(30, 75), LIGHT_SLEEP);
            plan.spend(day.on("coming to").between(2, 8), AWAKE_IN_BED);
        }
        if (isBedridden()) {
            visit(plan, day, 2.5 * HOUR);
            plan.until(4 * HOUR, AWAKE_IN_BED);
            boolean sitsUp = day.on("wheelchair").isWithin(0.6);
            plan.spend(day.on("sitting").between(35, 75), sitsUp ? OUT_OF_BED : AWAKE_IN_BED);
            plan.until((int) (5.5 * HOUR), AWAKE_IN_BED);
            plan.spend(day.on("dinner").between(15, 28), BUSY_IN_BED);
        }
    }

    private void morning(DayPlan.Builder plan, Chance day) {
        if (isBedridden()) {
            plan.until((int) (19.2 * HOUR), AWAKE_IN_BED);
            plan.spend(day.on("washing").between(25, 50), BUSY_IN_BED);
            visit(plan, day.on("forenoon"), 21.5 * HOUR);
            plan.until(DayPlan.SECONDS, AWAKE_IN_BED);
            return;
        }
        plan.spend(day.on("getting up").between(4, 22), AWAKE_IN_BED);
        if (health.mobility() == Mobility.WHEELCHAIR) {
            plan.until((int) (day.on("rest").between(21.3, 22) * HOUR), OUT_OF_BED);
            plan.spend(day.on("rest length").between(35, 70), AWAKE_IN_BED);
        }
        plan.until(DayPlan.SECONDS, OUT_OF_BED);
    }

    private static void visit(DayPlan.Builder plan, Chance day, double second) {
        if (day.on("visit").isWithin(VISITS_A_DAY / 2)) {
            plan.until((int) second, AWAKE_IN_BED);
            plan.spend(day.on("visit length").between(60, 80), BUSY_IN_BED);
        }
    }
}
