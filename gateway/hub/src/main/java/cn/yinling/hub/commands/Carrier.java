package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import java.util.function.Consumer;

/** Brings commands to devices that are connected in its way. Thread-safe; never blocks. */
public interface Carrier {
    /** Whether the device has a connection of this kind now. */
    boolean reaches(DeviceId device);

    /**
     * Puts it on the wire. Where nothing is heard, it is carried again after a while.
     *
     * @param news what comes of it, on any thread, perhaps never
     */
    void carry(DeviceId device, DeviceCommand command, Consumer<News> news);

    /** What a carrier hears of a command. */
    sealed interface News {
        /** The device has it, and says later what came of it. */
        record Delivered() implements News {}

        /** The device has it, and will say no more than that. */
        record Done() implements News {}

        /** The device's protocol has no word for it. */
        record Impossible(String why) implements News {}
    }
}
