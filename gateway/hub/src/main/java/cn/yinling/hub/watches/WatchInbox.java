package cn.yinling.hub.watches;

import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.hub.sessions.Submission;

/** What watches have for the rest of the hub. Called on event loops: must not block. */
public interface WatchInbox {
    /** A watch is there, and hears what it is told. */
    void came(RegisteredDevice device);

    /** An alarm for each of the reading's causes; acknowledged when they are durable. */
    void alarmed(RegisteredDevice device, Sighting sighting, Submission submission);

    /** A reading to be stored, which raises nothing; acknowledged when it is durable. */
    void measured(RegisteredDevice device, Sighting sighting, Submission submission);
}
