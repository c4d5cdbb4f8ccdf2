package cn.yinling.accounts.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of the audit log found. Immutable.
 *
 * @param entries that are as they were written
 * @param brokenAt the first entry that is not, null where all are
 * @param fault what is wrong with it, null where nothing is
 * @param lastHash of the last entry that is as it was written
 * @param anchors kept outside of the database that fit
 */
record Verification(
        long entries,
        @Nullable Long brokenAt,
        @Nullable Fault fault,
        @Nullable String lastHash,
        int anchors) {

    /** What can be wrong. */
    enum Fault {
        /** An entry says something else than what was written, or stands elsewhere. */
        @JsonProperty("changed")
        CHANGED,
        /** An entry between two others is gone. */
        @JsonProperty("missing")
        MISSING,
        /** The log was longer once. */
        @JsonProperty("cut-off")
        CUT_OFF,
        /** The chain fits in itself and is another than the one that was anchored. */
        @JsonProperty("rebuilt")
        REBUILT
    }

    @JsonProperty("intact")
    boolean intact() {
        return fault == null;
    }
}
