package cn.yinling.hub.enrolment;

import cn.yinling.hub.presence.Presence;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the hub has seen of a device since its test began. Immutable.
 *
 * @param presence null where it was never here
 * @param names of all that was measured
 * @param causes of all alarms
 * @param isTestTaken whether a hotline has taken a test alarm
 * @param battery in percent, as last said; null where it was not
 * @param clockOff how wrong its clock is; null where that is not known, zero where it is right
 * @param hasVoice whether one can speak through it
 * @param isHeard null where nobody has tried
 */
record Seen(
        @Nullable Presence presence,
        int readings,
        Set<String> names,
        Set<String> causes,
        boolean isTestTaken,
        @Nullable Double battery,
        @Nullable Duration clockOff,
        boolean hasVoice,
        @Nullable Boolean isHeard) {
    Seen {
        names = Set.copyOf(names);
        causes = Set.copyOf(causes);
    }
}
