package cn.yinling.register;

import cn.yinling.link.topic.DeviceId;

/** By what a device signs in. The hub keeps only a hash of the password. Immutable. */
public record DeviceLogin(DeviceId device, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "DeviceLogin[" + device + "]";
    }
}
