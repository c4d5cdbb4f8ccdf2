package cn.yinling.hotline.calls;

import java.time.Duration;

/**
 * A seat's phone is to ring.
 *
 * @param callId our own name of the call, never used twice, at most 149 characters
 * @param endpoint the phone, for example {@code PJSIP/seat-01}
 * @param callerName what the phone shows
 * @param callerNumber digits
 * @param caseId the case into which whoever answers comes
 * @param timeout how long to ring
 */
public record RingRequest(
        String callId,
        String endpoint,
        String callerName,
        String callerNumber,
        String caseId,
        Duration timeout) {

    /** Without the caller. */
    @Override
    public String toString() {
        return "RingRequest[%s at %s]".formatted(callId, endpoint);
    }
}
