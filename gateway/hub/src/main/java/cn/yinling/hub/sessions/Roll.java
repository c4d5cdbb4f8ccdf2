package cn.yinling.hub.sessions;

import cn.yinling.hub.registry.DeviceKind;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.link.topic.DeviceId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which devices have a connection, whatever protocol they speak, and who wants to know when that
 * changes. Thread-safe.
 */
public final class Roll {
    private final Map<String, Integer> connections = new ConcurrentHashMap<>();
    private final Map<DeviceKind, AtomicInteger> online = new EnumMap<>(DeviceKind.class);
    private volatile Attendance attendance = new Nobody();

    /** Where nobody wants to know. */
    private static final class Nobody implements Attendance {
        @Override
        public void came(DeviceId device) {}

        @Override
        public void went(DeviceId device, Farewell why) {}
    }

    public Roll() {
        for (DeviceKind kind : DeviceKind.values()) {
            online.put(kind, new AtomicInteger());
        }
    }

    /** Told of every device that comes and goes from now on. */
    public void tell(Attendance listener) {
        attendance = listener;
    }

    /** How many devices of that kind have a connection. */
    public int online(DeviceKind kind) {
        AtomicInteger count = online.get(kind);
        return count == null ? 0 : count.get();
    }

    /** The device has one connection more. */
    public void enter(RegisteredDevice device) {
        connections.compute(
                device.id().value(),
                (_, count) -> {
                    if (count == null) {
                        count(device, 1);
                        attendance.came(device.id());
                        return 1;
                    }
                    return count + 1;
                });
    }

    /** The device has one connection less, for that reason. */
    public void leave(RegisteredDevice device, Farewell why) {
        connections.computeIfPresent(
                device.id().value(),
                (_, count) -> {
                    if (count == 1) {
                        count(device, -1);
                        attendance.went(device.id(), why);
                        return null;
                    }
                    return count - 1;
                });
    }

    private void count(RegisteredDevice device, int change) {
        AtomicInteger count = online.get(device.kind());
        if (count != null) {
            count.addAndGet(change);
        }
    }
}
