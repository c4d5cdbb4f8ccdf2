package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Breach;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a reading, or time, has changed in what was found of a device. */
public sealed interface Change {
    Finding finding();

    /**
     * It is the case.
     *
     * @param isSaid whether the device itself says so
     * @param breach the value by which it was found and its limit, where it is about one
     */
    record Began(Finding finding, boolean isSaid, @Nullable Breach breach) implements Change {
        /** About no limit. */
        public Began(Finding finding, boolean isSaid) {
            this(finding, isSaid, null);
        }
    }

    /** It is not the case any more. */
    record Ended(Finding finding, Instant at) implements Change {}

    /** It is the case all the same: a reading that came late shows that it had not ended. */
    record Resumed(Finding finding) implements Change {}

    /** It was the case while the device could not be heard, and is over. */
    record Passed(Finding finding, Instant endedAt, @Nullable Breach breach) implements Change {}

    /** A reading that came late shows that it never was the case. */
    record Withdrawn(Finding finding) implements Change {}
}
