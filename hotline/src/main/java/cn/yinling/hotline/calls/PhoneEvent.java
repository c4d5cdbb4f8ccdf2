package cn.yinling.hotline.calls;

/** What the exchange tells. Every call ends with exactly one {@link Ended}. */
public sealed interface PhoneEvent {
    /** The phone rings. */
    record Ringing(String callId) implements PhoneEvent {}

    record Answered(String callId) implements PhoneEvent {}

    record Ended(String callId, EndCause cause) implements PhoneEvent {}

    /** A call of an earlier process, which was answered and goes on. */
    record Found(String callId) implements PhoneEvent {}

    record ExchangeUp() implements PhoneEvent {}

    /**
     * The exchange cannot be used.
     *
     * @param reason for a log and for an operator
     */
    record ExchangeDown(String reason) implements PhoneEvent {}
}
