package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All ways to devices, the first that reaches one is taken. Thread-safe; never blocks. */
final class Carriers {
    private final List<Carrier> all = new CopyOnWriteArrayList<>();

    void add(Carrier carrier) {
        all.add(carrier);
    }

    boolean reach(DeviceId device) {
        return all.stream().anyMatch(carrier -> carrier.reaches(device));
    }

    void carry(DeviceId device, DeviceCommand command, Consumer<Carrier.News> news) {
        all.stream()
                .filter(carrier -> carrier.reaches(device))
                .findFirst()
                .ifPresent(carrier -> carrier.carry(device, command, news));
    }
}
