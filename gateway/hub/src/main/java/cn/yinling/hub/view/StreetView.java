package cn.yinling.hub.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A street with its numbers; {@code Street} of the contract. Immutable.
 *
 * @param devices by kind
 * @param openAlarms by lane
 * @param worstLane the most urgent one with an open alarm
 */
public record StreetView(
        String code,
        String name,
        String nameEnglish,
        Map<String, Count> devices,
        Map<Integer, Integer> openAlarms,
        @Nullable Integer worstLane) {

    /** How many there are. */
    public record Count(int online, int offline) {
        Count with(boolean isOnline) {
            return isOnline ? new Count(online + 1, offline) : new Count(online, offline + 1);
        }
    }

    public StreetView {
        devices = Map.copyOf(devices);
        openAlarms = Map.copyOf(openAlarms);
    }
}
