package cn.yinling.hub.view;

import cn.yinling.link.json.LinkJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The district as it was at one moment. Immutable; thread-safe. */
public final class Picture {
    private final Instant at;
    private final List<StreetView> streets;
    private final List<AlarmView> alarms;
    private final Map<String, DeviceView> devices;
    private final byte[] streetsJson;
    private final Map<DeviceSort, List<DeviceView>> sorted = new ConcurrentHashMap<>();

    /** What {@code GET /api/streets} answers. */
    private record Streets(Instant countedAt, List<StreetView> items) {}

    Picture(
            Instant at,
            List<StreetView> streets,
            List<AlarmView> alarms,
            List<DeviceView> devices) {
        this.at = at;
        this.streets = List.copyOf(streets);
        this.alarms = List.copyOf(alarms);
        this.devices =
                devices.stream()
                        .collect(Collectors.toUnmodifiableMap(DeviceView::id, Function.identity()));
        this.streetsJson = LinkJson.write(new Streets(at, streets));
    }

    public Instant at() {
        return at;
    }

    /** By code. */
    public List<StreetView> streets() {
        return streets;
    }

    /** Open ones, the most urgent and then the latest first. */
    public List<AlarmView> alarms() {
        return alarms;
    }

    /** By id. */
    public Map<String, DeviceView> devices() {
        return devices;
    }

    public @Nullable DeviceView device(String id) {
        return devices.get(id);
    }

    byte[] streetsJson() {
        return streetsJson.clone();
    }

    /** Every device in that order; sorted once. */
    List<DeviceView> sorted(DeviceSort sort) {
        return sorted.computeIfAbsent(
                sort,
                order ->
                        devices.values().stream()
                                .sorted(Comparator.comparing(order::key))
                                .toList());
    }
}
