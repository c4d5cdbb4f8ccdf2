package cn.yinling.kiosk.outbox;

import cn.yinling.link.alarm.Lane;
import java.time.Instant;

/**
 * Something to be published; its bytes never change, so the gateway recognises it however often it
 * comes. Immutable.
 *
 * @param key idempotency key, made by whoever asked
 * @param kind which part of the kiosk it belongs to, for example {@code sos}
 * @param payload as it is published, in UTF-8
 */
public record Entry(
        String key, String kind, Lane lane, String topic, String payload, Instant createdAt) {

    /** Only what may be logged. */
    @Override
    public String toString() {
        return "Entry[%s %s]".formatted(kind, key);
    }
}
