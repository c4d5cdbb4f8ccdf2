package cn.yinling.simulators.beds;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;

/** Told what happens to beds, on their event loops: it must not block. */
public interface FleetListener {
    /** For who need not know. */
    FleetListener NONE = new FleetListener() {};

    /** The gateway has an emergency of a bed durably, also one by chance. */
    default void acknowledged(Press press) {}

    /** The gateway told a bed something, for example that help is coming. */
    default void commanded(DeviceId bed, DeviceCommand command) {}
}
