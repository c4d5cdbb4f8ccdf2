package cn.yinling.hub.doors;

import cn.yinling.link.topic.DeviceId;
import java.time.Instant;

/** What the connections of a device show of who is behind them. Thread-safe. */
public interface Connections {
    /** How often one has taken the place of another since the hub began. */
    long takeOvers(DeviceId device);

    /** Whether two that are open have both published since. */
    boolean areTwoTalkingSince(DeviceId device, Instant since);
}
