package cn.yinling.hub.plans;

import cn.yinling.hub.plans.MonitoringPlan.Absence;
import cn.yinling.hub.plans.MonitoringPlan.Visit;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a plan wants no alarm of a cause. What a device says by itself is never hushed. Pure. */
public final class Hush {
    /** Nobody is there whom these could be about. */
    private static final Set<Cause> WHILE_ABSENT =
            EnumSet.of(
                    Cause.APNOEA,
                    Cause.HEART_RATE_HIGH,
                    Cause.HEART_RATE_LOW,
                    Cause.BREATHING_HIGH,
                    Cause.BREATHING_LOW,
                    Cause.BED_EXIT,
                    Cause.INACTIVITY,
                    Cause.NOT_UP);

    /** A carer is there, and it is her doing or she sees it. */
    private static final Set<Cause> WHILE_VISITED =
            EnumSet.of(Cause.BED_EXIT, Cause.DOOR_OPEN, Cause.INACTIVITY, Cause.NOT_UP);

    /** What can wait; the loss of the only ear in a room cannot. */
    private static final Set<Cause> UNTIL_MORNING = EnumSet.of(Cause.BATTERY_LOW);

    private Hush() {}

    /**
     * The first moment from {@code due} on at which an alarm may be raised; {@link Instant#MAX}
     * where that is not known.
     */
    public static Instant until(MonitoringPlan plan, Cause cause, Instant due) {
        Instant permitted = due;
        Instant end = end(plan, cause, permitted);
        while (end != null && end.isAfter(permitted) && !end.equals(Instant.MAX)) {
            permitted = end;
            end = end(plan, cause, permitted);
        }
        return end == null ? permitted : end;
    }

    private static @Nullable Instant end(MonitoringPlan plan, Cause cause, Instant at) {
        Instant end = null;
        if (WHILE_ABSENT.contains(cause)) {
            end = absenceEnd(plan, at);
        }
        if (end == null && WHILE_VISITED.contains(cause)) {
            end = visitEnd(plan, at);
        }
        if (end == null && UNTIL_MORNING.contains(cause) && plan.quiet().on()) {
            end = new Hours(plan.quiet().from(), plan.quiet().to()).end(at, plan.zone());
        }
        return end;
    }

    private static @Nullable Instant absenceEnd(MonitoringPlan plan, Instant at) {
        for (Absence absence : plan.absences()) {
            Instant to = absence.to() == null ? Instant.MAX : absence.to();
            if (!at.isBefore(absence.from()) && at.isBefore(to)) {
                return to;
            }
        }
        return null;
    }

    private static @Nullable Instant visitEnd(MonitoringPlan plan, Instant at) {
        for (Visit visit : plan.visits()) {
            Hours hours = new Hours(visit.from(), visit.to());
            ZonedDateTime beginning = hours.beginning(at, plan.zone());
            if (beginning != null && visit.days().contains(beginning.getDayOfWeek())) {
                return hours.end(at, plan.zone());
            }
        }
        return null;
    }
}
