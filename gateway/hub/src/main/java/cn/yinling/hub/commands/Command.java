package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command and how far it has come. Immutable.
 *
 * @param number in the order in which they were sent; the cursor for paging
 * @param by who sent it, an operator's id or a part of the hub
 * @param attempts how often it was put on the wire
 * @param sentAt the last time
 * @param deliveredAt when the device said that it has it
 * @param endedAt when it was done, failed, expired or was cancelled
 * @param detail the device's words, or why it was ended
 */
public record Command(
        long number,
        String id,
        DeviceId device,
        DeviceCommand.Kind kind,
        Map<String, Object> arguments,
        State state,
        String by,
        Instant createdAt,
        Instant expiresAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant endedAt,
        @Nullable String detail) {

    public Command {
        arguments = Map.copyOf(arguments);
    }

    /** How far it has come. */
    public enum State {
        /** It waits for its turn, or for the device. */
        QUEUED,
        /** On the wire. */
        SENT,
        /** The device has it. */
        DELIVERED,
        /** The device has done it. */
        DONE,
        /** The device cannot do it. */
        FAILED,
        /** Its time was over before anybody heard that it was done. */
        EXPIRED,
        /** The device may not connect any more, or something else has taken its place. */
        CANCELLED;

        /** As it stands in the database and in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** As the device is told. */
    DeviceCommand onTheWire() {
        Object alarm = arguments.get(Order.ALARM);
        Object agent = arguments.get(Order.AGENT);
        return new DeviceCommand(
                id,
                kind,
                createdAt,
                expiresAt,
                alarm == null ? null : alarm.toString(),
                agent == null ? null : agent.toString(),
                arguments.isEmpty() ? null : arguments);
    }
}
