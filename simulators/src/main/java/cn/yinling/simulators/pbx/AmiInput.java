package cn.yinling.simulators.pbx;

/** What came of reading one message. */
sealed interface AmiInput {
    record Received(AmiMessage message) implements AmiInput {}

    /**
     * More headers than Asterisk takes; the message is read to its end and answered with an error.
     */
    record TooManyHeaders() implements AmiInput {}

    /** A line without an end: nothing that follows could be trusted. */
    record LineTooLong() implements AmiInput {}

    /** The client has closed its end. */
    record Ended() implements AmiInput {}
}
