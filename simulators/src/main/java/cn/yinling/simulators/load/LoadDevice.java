package cn.yinling.simulators.load;

import cn.yinling.link.topic.DeviceId;

/** A device and its password. */
public record LoadDevice(DeviceId id, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "LoadDevice[" + id + "]";
    }
}
