package cn.yinling.hotline.alarms;

import cn.yinling.link.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as it came from the hub.
 *
 * @param receivedNanos {@link System#nanoTime()} when it had arrived
 * @param unread what it was, where not all of it could be read; null where it could
 */
public record Arrival(Alarm alarm, long receivedNanos, @Nullable Unread unread) {
    /**
     * Bytes of which something could not be read, and why.
     *
     * @param hex the bytes, in hex
     */
    public record Unread(String hex, String problem) {
        /** Nothing of the bytes: they may name somebody. */
        @Override
        public String toString() {
            return "Unread[%s]".formatted(problem);
        }
    }
}
