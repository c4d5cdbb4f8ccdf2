package cn.yinling.hotline.calls;

import java.time.Duration;

/**
 * A telephone is to ring.
 *
 * @param callId our own name of the call, never used twice, at most 149 characters
 * @param endpoint the phone, for example {@code PJSIP/seat-01}
 * @param callerName what the phone shows
 * @param callerNumber digits
 * @param caseId the case into which whoever answers comes
 * @param timeout how long to ring
 * @param isOurs whether it is one of our own, which is told the case
 */
public record RingRequest(
        String callId,
        String endpoint,
        String callerName,
        String callerNumber,
        String caseId,
        Duration timeout,
        boolean isOurs) {

    /** Without the caller. */
    @Override
    public String toString() {
        return "RingRequest[%s at %s]".formatted(callId, endpoint);
    }
}
