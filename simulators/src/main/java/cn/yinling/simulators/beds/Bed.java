package cn.yinling.simulators.beds;

import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.simulators.chance.Chance;
import cn.yinling.simulators.district.Household;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What one family-care bed measures: a pure function of seed, bed and time, so that any second of
 * any day can be asked for, in any order. Thread-safe.
 */
public final class Bed {
    /** China Standard Time, in which the residents live. */
    static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);

    private static final long SECONDS_TO_NOON = LOCAL.getTotalSeconds() - DayPlan.SECONDS / 2L;

    private final Household household;
    private final Chance chance;
    private final DayPlanner planner;
    private final Body body;
    private final Home home;
    private volatile Planned planned;

    private Bed(Household household, Chance chance) {
        this.household = household;
        this.chance = chance;
        this.planner = new DayPlanner(household.health(), chance);
        this.body = new Body(household.health(), chance);
        this.home = new Home(chance.on("home"));
        this.planned = plan(0);
    }

    /** The bed of that household, on the days that {@code seed} makes. */
    public static Bed of(long seed, Household household) {
        return new Bed(household, Chance.ofSeed(seed).on("bed").on(household.bed().value()));
    }

    /** Where the bed stands and who sleeps in it. */
    public Household household() {
        return household;
    }

    /** What the resident does then. */
    public Phase phaseAt(Instant at) {
        return momentAt(at).phase();
    }

    /** What the bed measures then; heart, breath and movement only while somebody lies on it. */
    public Vitals vitalsAt(Instant at) {
        DayPlan.Moment moment = momentAt(at);
        double epochSeconds = at.getEpochSecond() + at.getNano() / 1e9;
        Vitals.Builder vitals = new Vitals.Builder();
        vitals.set(Vital.IN_BED, moment.phase().isInBed());
        if (moment.phase().isInBed()) {
            vitals.set(Vital.HEART_RATE, body.heartBpm(moment, epochSeconds));
            vitals.set(Vital.BREATHING_RATE, body.breathsPerMinute(moment, epochSeconds));
            vitals.set(Vital.MOVEMENT, body.movement(moment, epochSeconds));
        }
        vitals.set(Vital.ROOM_TEMPERATURE, home.roomCelsius(epochSeconds));
        vitals.set(Vital.BATTERY, home.batteryPercent(epochSeconds));
        return vitals.build();
    }

    private DayPlan.Moment momentAt(Instant at) {
        long second = at.getEpochSecond() + SECONDS_TO_NOON;
        long day = Math.floorDiv(second, (long) DayPlan.SECONDS);
        Planned current = planned;
        if (current.day != day) {
            current = plan(day);
            planned = current;
        }
        return current.plan.at((int) Math.floorMod(second, (long) DayPlan.SECONDS));
    }

    private Planned plan(long day) {
        return new Planned(day, planner.plan(chance.on("day").on(day)));
    }

    /** The last plan asked for: readings mostly come one after the other. */
    private record Planned(long day, DayPlan plan) {}
}
