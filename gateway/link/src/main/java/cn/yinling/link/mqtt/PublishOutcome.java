package cn.yinling.link.mqtt;

/** What became of a publish. */
public sealed interface PublishOutcome {
    /** The gateway has it durably. */
    record Acknowledged() implements PublishOutcome {}

    /**
     * The gateway will never take it.
     *
     * @param reasonCode MQTT 5 reason code, 0x80 or more (OASIS MQTT 5.0, section 3.4.2.1)
     */
    record Refused(int reasonCode, String reason) implements PublishOutcome {}

    /** No answer, or the gateway has no room just now: send it again. */
    record Unknown(String reason) implements PublishOutcome {}
}
