package cn.yinling.hub.enrolment;

import java.time.Duration;

/** What became of a claim. */
public sealed interface ClaimOutcome {
    record Granted(DeviceAccess access) implements ClaimOutcome {}

    /** By its check character it is no code. */
    record Mistyped() implements ClaimOutcome {}

    /** Unknown, used or too old; which, is nobody's business who has no code. */
    record NotGood() implements ClaimOutcome {}

    /** The code is another device's; it stays good. */
    record OtherSerial() implements ClaimOutcome {}

    /** Too many were tried. */
    record TooMany(Duration retryAfter) implements ClaimOutcome {}
}
