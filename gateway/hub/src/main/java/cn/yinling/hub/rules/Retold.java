package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What alarms remember of the readings that raised them. A device may say that there is smoke on a
 * topic whose messages become alarms only.
 */
final class Retold {
    /** Before every reading of the same moment. */
    private static final long FIRST = -1;

    private Retold() {}

    /** What the alarms say of the stretch of {@code readings} and these do not. */
    static List<Reading> readings(List<Known> known, List<Reading> readings) {
        Instant from = readings.isEmpty() ? Instant.MIN : readings.getFirst().at();
        List<Reading> retold = new ArrayList<>();
        for (Known one : known) {
            Set<Cause> cause = Set.of(one.finding().cause());
            if (one.isSaid() && isMissing(one, one.finding().onset(), from, readings)) {
                retold.add(said(one.finding().onset(), retold.size(), cause, Set.of()));
            }
            if (one.isSaid() && isMissing(one, one.end(), from, readings)) {
                retold.add(said(one.end(), retold.size(), Set.of(), cause));
            }
        }
        return retold;
    }

    private static boolean isMissing(Known one, Instant at, Instant from, List<Reading> readings) {
        return !at.isBefore(from)
                && !at.equals(Instant.MAX)
                && readings.stream()
                        .filter(reading -> reading.at().toEpochMilli() == at.toEpochMilli())
                        .noneMatch(reading -> tells(reading, one.finding().cause()));
    }

    private static boolean tells(Reading reading, Cause cause) {
        return reading.causes().contains(cause) || reading.over().contains(cause);
    }

    private static Reading said(Instant at, int number, Set<Cause> causes, Set<Cause> over) {
        return new Reading(at, true, FIRST - number, Vitals.NONE, causes, over, null);
    }
}
