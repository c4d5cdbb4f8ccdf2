package cn.yinling.hub.mqtt;

import cn.yinling.register.RegisteredDevice;

/** Who is at the other end of a connection; checked once, when it is made. */
public sealed interface Identity {
    /** By what name it signed in. */
    String name();

    /** A device of the register. */
    record OfDevice(RegisteredDevice device) implements Identity {
        @Override
        public String name() {
            return device.id().value();
        }
    }

    /** The hotline. */
    record OfHotline(String name) implements Identity {}
}
