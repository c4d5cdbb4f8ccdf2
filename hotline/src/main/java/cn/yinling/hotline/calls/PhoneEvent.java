package cn.yinling.hotline.calls;

/** What the exchange tells. Every ring ends with exactly one {@link Ended}. */
public sealed interface PhoneEvent {
    /** The phone rings. */
    record Ringing(String callId) implements PhoneEvent {}

    record Answered(String callId) implements PhoneEvent {}

    record Ended(String callId, EndCause cause) implements PhoneEvent {}

    record ExchangeUp() implements PhoneEvent {}

    /**
     * The exchange cannot be used.
     *
     * @param reason for a log and for an operator
     */
    record ExchangeDown(String reason) implements PhoneEvent {}
}
