package cn.yinling.hub.doors;

import cn.yinling.link.topic.DeviceId;

/**
 * Told who comes and goes; for one device in the order in which it happens. Called on event loops:
 * must not block.
 */
public interface Attendance {
    /** The device has a connection; before it had none. */
    void came(DeviceId device);

    /** The device's last connection is gone. */
    void went(DeviceId device, Farewell why);
}
