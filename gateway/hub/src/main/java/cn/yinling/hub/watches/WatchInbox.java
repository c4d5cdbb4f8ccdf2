package cn.yinling.hub.watches;

import cn.yinling.hub.doors.Submission;
import cn.yinling.register.RegisteredDevice;

/** What watches have for the rest of the hub. Called on event loops: must not block. */
public interface WatchInbox {
    /** A watch is there, and hears what it is told. */
    void came(RegisteredDevice device);

    /**
     * An alarm for each of the reading's causes, and the reading itself.
     *
     * @param alarm acknowledged when the alarms are durable
     * @param stored acknowledged when the reading is
     */
    void alarmed(RegisteredDevice device, Sighting sighting, Submission alarm, Submission stored);

    /**
     * A reading that names no cause; acknowledged when it is durable, with what it gives rise to.
     */
    void measured(RegisteredDevice device, Sighting sighting, Submission submission);
}
