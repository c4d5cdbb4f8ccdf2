package cn.yinling.hub.rules;

import cn.yinling.hub.doors.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a device's home is not watched over now, though nobody has switched it off. Immutable.
 *
 * @param since when it was heard last, or since when its credentials are shared
 * @param refusal why what it sends meanwhile is refused, null where it sends nothing
 */
public record Unheard(Reason reason, Instant since, @Nullable Refusal refusal) {
    /** What is wrong. */
    public enum Reason {
        /** Nothing comes, though it may be connected. */
        SILENT("silent"),
        /** Something comes, and all of it is refused. */
        REFUSED("refused"),
        /** Two devices use its credentials, and nobody knows whose readings these are. */
        SHARED("shared");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
