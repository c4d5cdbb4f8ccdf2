package cn.yinling.hub.presence;

import cn.yinling.hub.doors.Farewell;
import java.time.Instant;

/** Whether a device is there, and since when, by the hub's clock. Immutable. */
public sealed interface Presence {
    Instant since();

    /** It has a connection. */
    record Online(Instant since) implements Presence {}

    /** It has none. */
    record Offline(Instant since, Farewell why) implements Presence {}
}
