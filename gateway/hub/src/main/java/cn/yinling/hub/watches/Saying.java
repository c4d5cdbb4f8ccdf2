package cn.yinling.hub.watches;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.link.alarm.Cause;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one frame of a watch means. */
sealed interface Saying {
    /** It is there; some say how many steps, and what is left of the battery. */
    record IsThere(@Nullable Sighting sighting) implements Saying {}

    /** Something measured; null where the sensor found nothing, as on a bare table. */
    record Measured(@Nullable Sighting sighting) implements Saying {}

    /**
     * An alarm.
     *
     * @param complaint what was wrong with the frame, null for nothing: an alarm counts all the
     *     same
     */
    record Alarmed(Sighting sighting, @Nullable String complaint) implements Saying {}

    /**
     * Where it is.
     *
     * @param named the alarms that its status names: they stand, and may have stood before
     * @param answer what it waits for, null where it waits for nothing
     * @param complaint what was wrong with the frame, null for nothing
     */
    record Positioned(
            Sighting sighting,
            Set<Cause> named,
            @Nullable String answer,
            @Nullable String complaint)
            implements Saying {}

    /** It waits for these words and nothing else. */
    record Asked(String answer) implements Saying {}

    /** It has had a command, and names it. */
    record Echoed(String command) implements Saying {}

    /** Nothing to be had from it. */
    record Refused(Refusal refusal, String detail, @Nullable String answer) implements Saying {}
}
