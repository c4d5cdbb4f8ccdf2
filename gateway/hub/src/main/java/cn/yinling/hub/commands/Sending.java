package cn.yinling.hub.commands;

/** What came of sending a command. */
public sealed interface Sending {
    /** It is stored, and on its way; also where the same id was sent before. */
    record Accepted(Command command) implements Sending {}

    /**
     * It is not a command for that device.
     *
     * @param reason for whoever sent it
     */
    record Refused(String reason) implements Sending {}
}
