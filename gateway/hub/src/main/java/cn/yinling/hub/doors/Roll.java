package cn.yinling.hub.doors;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which devices have a connection, whatever protocol they speak, and who wants to know when that
 * changes. Thread-safe.
 */
public final class Roll {
    private final Map<String, Present> present = new ConcurrentHashMap<>();
    private final Map<String, Long> takeOvers = new ConcurrentHashMap<>();
    private final Map<DeviceKind, AtomicInteger> online = new EnumMap<>(DeviceKind.class);
    private volatile Attendance attendance = new Nobody();

    /**
     * A device that is there.
     *
     * @param lastWhy why the last of those connections ended that have ended already, null for none
     */
    private record Present(int connections, @Nullable Farewell lastWhy) {
        /** One less; one that was taken over says nothing of the device. */
        Present without(Farewell why) {
            return new Present(connections - 1, why == Farewell.TAKEN_OVER ? lastWhy : why);
        }
    }

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

    /** How often one connection of that device has taken the place of another. */
    public long takeOvers(DeviceId device) {
        return takeOvers.getOrDefault(device.value(), 0L);
    }

    /** The device has one connection more. */
    public void enter(RegisteredDevice device) {
        present.compute(
                device.id().value(),
                (_, before) -> {
                    if (before == null) {
                        count(device, 1);
                        attendance.came(device.id());
                        return new Present(1, null);
                    }
                    return new Present(before.connections() + 1, null);
                });
    }

    /**
     * The device has one connection less, for that reason. One that was taken over may end after
     * the one that took it over.
     */
    public void leave(RegisteredDevice device, Farewell why) {
        if (why == Farewell.TAKEN_OVER) {
            takeOvers.merge(device.id().value(), 1L, Long::sum);
        }
        present.computeIfPresent(
                device.id().value(),
                (_, before) -> {
                    Present now = before.without(why);
                    if (now.connections() > 0) {
                        return now;
                    }
                    count(device, -1);
                    attendance.went(device.id(), now.lastWhy() == null ? why : now.lastWhy());
                    return null;
                });
    }

    private void count(RegisteredDevice device, int change) {
        AtomicInteger count = online.get(device.kind());
        if (count != null) {
            count.addAndGet(change);
        }
    }
}
