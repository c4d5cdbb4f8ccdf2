package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import cn.yinling.simulators.chance.Chance;
import java.time.Instant;
import java.util.Optional;

/**
 * When something befalls the resident of one bed: at most once an hour, decided by the seed. Falls
 * happen out of bed. Thread-safe.
 */
final class Mishaps {
    private static final int HOUR_SECONDS = 3_600;
    private static final double FALLS = 0.4;

    private final Bed bed;
    private final Chance chance;
    private final double anHour;

    /**
     * @param anHour how many an hour, 0 to 1
     */
    Mishaps(Bed bed, long seed, double anHour) {
        this.bed = bed;
        this.chance = Chance.ofSeed(seed).on("mishap").on(bed.household().bed().value());
        this.anHour = Math.clamp(anHour, 0, 1);
    }

    /** What happens after {@code from} and not after {@code to}, the earliest of an hour's span. */
    Optional<Mishap> between(Instant from, Instant to) {
        long first = Math.floorDiv(from.getEpochSecond(), (long) HOUR_SECONDS);
        long last = Math.floorDiv(to.getEpochSecond(), (long) HOUR_SECONDS);
        for (long hour = first; hour <= last; hour++) {
            Optional<Mishap> mishap = inHour(hour);
            if (mishap.isPresent()
                    && mishap.get().at().isAfter(from)
                    && !mishap.get().at().isAfter(to)) {
                return mishap;
            }
        }
        return Optional.empty();
    }

    private Optional<Mishap> inHour(long hour) {
        Chance here = chance.on(hour);
        if (!here.isWithin(anHour)) {
            return Optional.empty();
        }
        long millis = (long) (here.on("when").share() * HOUR_SECONDS * 1_000);
        Instant at = Instant.ofEpochSecond(hour * HOUR_SECONDS).plusMillis(millis);
        boolean isFall = !bed.phaseAt(at).isInBed() && here.on("fall").isWithin(FALLS);
        return Optional.of(new Mishap(at, isFall ? Cause.FALL : Cause.SOS));
    }
}
