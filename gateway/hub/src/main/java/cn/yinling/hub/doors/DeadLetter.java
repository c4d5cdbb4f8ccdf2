package cn.yinling.hub.doors;

import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Something that was refused. Texts are cut to what a person reads, bytes to 4 KiB. Immutable as
 * long as nobody writes into the payload.
 *
 * @param device who sent it, null for somebody without a device id
 * @param topic where to, null where it was no publish
 * @param detail what was wrong, as the device was told
 * @param payload the first bytes of it
 * @param payloadBytes how many there were
 * @param receivedAt by the hub's clock
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
public record DeadLetter(
        @Nullable String device,
        @Nullable String topic,
        Refusal refusal,
        String detail,
        byte[] payload,
        int payloadBytes,
        Instant receivedAt) {
    /** More of a payload is not kept. */
    public static final int MOST_BYTES = 4096;

    private static final int MOST_CHARACTERS = 500;
    private static final byte[] NOTHING = {};

    public DeadLetter {
        topic = topic == null ? null : readable(topic);
        detail = readable(detail);
    }

    /** Of a publish; {@code sender} is whoever it claims to be, the payload is copied. */
    public static DeadLetter of(
            String sender,
            String topic,
            Refusal refusal,
            String detail,
            byte[] payload,
            Instant receivedAt) {
        byte[] kept = Arrays.copyOf(payload, Math.min(payload.length, MOST_BYTES));
        return new DeadLetter(
                device(sender), topic, refusal, detail, kept, payload.length, receivedAt);
    }

    /** Of anything else, as a sign-in. */
    public static DeadLetter of(String sender, Refusal refusal, Instant receivedAt) {
        return new DeadLetter(device(sender), null, refusal, "", NOTHING, 0, receivedAt);
    }

    private static @Nullable String device(String sender) {
        return DeviceId.isValid(sender) ? sender : null;
    }

    /** PostgreSQL's text cannot hold U+0000. */
    private static String readable(String text) {
        String cut = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        return cut.indexOf('\0') < 0 ? cut : cut.replace('\0', '\uFFFD');
    }
}
