package cn.yinling.hub.view.live;

import cn.yinling.hub.view.AlarmView;
import cn.yinling.hub.view.DeviceView;
import cn.yinling.hub.view.Picture;
import cn.yinling.hub.view.StreetView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has changed from one picture of the district to the next. Immutable.
 *
 * @param alarms new ones, and those that have moved on
 * @param gone ids of alarms that are no longer open
 * @param devices that came or went
 */
record Changes(
        List<StreetView> streets,
        List<AlarmView> alarms,
        Set<String> gone,
        List<DeviceView> devices) {

    static Changes between(Picture before, Picture now) {
        Map<String, AlarmView> openBefore = byId(before.alarms());
        Set<String> gone = new HashSet<>(openBefore.keySet());
        now.alarms().forEach(alarm -> gone.remove(alarm.id()));
        return new Changes(
                streets(before, now),
                now.alarms().stream()
                        .filter(alarm -> !alarm.equals(openBefore.get(alarm.id())))
                        .toList(),
                gone,
                devices(before, now));
    }

    private static Map<String, AlarmView> byId(List<AlarmView> alarms) {
        return alarms.stream().collect(Collectors.toMap(AlarmView::id, Function.identity()));
    }

    private static List<StreetView> streets(Picture before, Picture now) {
        Map<String, StreetView> known = new HashMap<>();
        before.streets().forEach(street -> known.put(street.code(), street));
        return now.streets().stream()
                .filter(street -> !street.equals(known.get(street.code())))
                .toList();
    }

    private static List<DeviceView> devices(Picture before, Picture now) {
        List<DeviceView> changed = new ArrayList<>();
        for (DeviceView device : now.devices().values()) {
            DeviceView known = before.device(device.id());
            if (known == null || !device.isAsPresentAs(known)) {
                changed.add(device);
            }
        }
        return changed;
    }
}
