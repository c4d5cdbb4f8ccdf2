package cn.yinling.hub.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said to a client.
 *
 * @param about the same for the same thing said again
 * @param expiresAt when it means nothing any more, null for never
 * @param onAcknowledged called on an event loop when the client has it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Message(
        String topic,
        byte[] payload,
        String about,
        @Nullable Instant expiresAt,
        Runnable onAcknowledged) {
    boolean hasExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
