package cn.yinling.hub.view.live;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where readings pass by on their way. A reading of a device to which nobody listens costs one look
 * into a map that is mostly empty. Thread-safe; never blocks.
 */
public final class Tap {
    private volatile Map<String, AtomicReference<@Nullable Sample>> wanted = Map.of();

    /** What a device measured since it was last asked: of each vital the latest. */
    record Sample(Instant at, Vitals vitals) {
        Sample and(Reading later) {
            Instant latest = later.at().isAfter(at) ? later.at() : at;
            return new Sample(latest, vitals.updatedBy(later.vitals()));
        }
    }

    /** A reading has come. */
    public void note(DeviceId device, Reading reading) {
        AtomicReference<@Nullable Sample> slot = wanted.get(device.value());
        if (slot != null) {
            slot.updateAndGet(sample ->
                    sample == null
                            ? new Sample(reading.at(), reading.vitals())
                            : sample.and(reading));
        }
    }

    /** From now on, these devices and no others are listened to. */
    void listenTo(Set<String> devices) {
        if (devices.equals(wanted.keySet())) {
            return;
        }
        Map<String, AtomicReference<@Nullable Sample>> next = new HashMap<>();
        for (String device : devices) {
            AtomicReference<@Nullable Sample> known = wanted.get(device);
            next.put(device, known == null ? new AtomicReference<>() : known);
        }
        wanted = Map.copyOf(next);
    }

    /** What a device measured since this was last asked, or null. */
    @Nullable Sample take(String device) {
        AtomicReference<@Nullable Sample> slot = wanted.get(device);
        return slot == null ? null : slot.getAndSet(null);
    }
}
