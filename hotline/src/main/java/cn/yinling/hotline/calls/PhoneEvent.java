package cn.yinling.hotline.calls;

import org.jspecify.annotations.Nullable;

/** What the exchange tells. Every call ends with exactly one {@link Ended}. */
public sealed interface PhoneEvent {
    /** The phone rings. */
    record Ringing(String callId) implements PhoneEvent {}

    record Answered(String callId) implements PhoneEvent {}

    record Ended(String callId, EndCause cause) implements PhoneEvent {}

    /**
     * Somebody calls the hotline, and hears it ring.
     *
     * @param number as the carrier shows it; null where it shows none
     */
    record Arrived(String callId, @Nullable String number) implements PhoneEvent {
        /** Without the number. */
        @Override
        public String toString() {
            return "Arrived[%s]".formatted(callId);
        }
    }

    /**
     * A call of an earlier process, which was answered and goes on.
     *
     * @param callerIn the case that it has called into; null where we have made the call
     * @param isHeld whether it waits outside of its conference
     */
    record Found(String callId, @Nullable String callerIn, boolean isHeld) implements PhoneEvent {}

    record ExchangeUp() implements PhoneEvent {}

    /**
     * The exchange cannot be used.
     *
     * @param reason for a log and for an operator
     */
    record ExchangeDown(String reason) implements PhoneEvent {}
}
