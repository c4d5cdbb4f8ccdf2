package cn.yinling.hub.view;

import cn.yinling.hub.presence.Presence;
import cn.yinling.hub.presence.Presences;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.rules.Unheard;
import cn.yinling.hub.rules.Watchkeeper;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.reading.Vital;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.register.places.Street;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a picture together from what is in memory. Thread-safe. */
final class Painter {
    private static final double LOW_BATTERY_PERCENT = 20;

    private final Presences presences;
    private final LastVitals lastVitals;
    private final ReadingLane readings;
    private final Watchkeeper watchkeeper;

    Painter(
            Presences presences,
            LastVitals lastVitals,
            ReadingLane readings,
            Watchkeeper watchkeeper) {
        this.presences = presences;
        this.lastVitals = lastVitals;
        this.readings = readings;
        this.watchkeeper = watchkeeper;
    }

    Picture paint(
            Instant at,
            List<Street> streets,
            Collection<RegisteredDevice> registered,
            List<AlarmView> alarms) {
        Map<String, List<AlarmView>> ofDevice = new HashMap<>();
        for (AlarmView alarm : alarms) {
            ofDevice.computeIfAbsent(alarm.deviceId(), _ -> new ArrayList<>()).add(alarm);
        }
        List<DeviceView> devices = new ArrayList<>(registered.size());
        for (RegisteredDevice device : registered) {
            devices.add(device(device, ofDevice.getOrDefault(device.id().value(), List.of())));
        }
        return new Picture(at, streets(streets, devices, alarms), alarms, devices);
    }

    private DeviceView device(RegisteredDevice device, List<AlarmView> alarms) {
        Presence presence = presences.of(device.id());
        boolean isOnline = presence instanceof Presence.Online;
        LastVitals.Last last = lastVitals.last(device.id());
        Double battery =
                last == null || !last.vitals().has(Vital.BATTERY)
                        ? null
                        : (double) last.vitals().get(Vital.BATTERY);
        Duration behind = readings.clockBehind(device.id());
        Unheard unheard = watchkeeper.unheard(device.id());
        Place place = device.place();
        Resident resident = device.resident();
        return new DeviceView(
                device.id().value(),
                device.kind().code(),
                place.street(),
                place.streetName(),
                resident == null ? null : resident.id(),
                resident == null ? null : resident.name(),
                place.name(),
                isOnline,
                presence == null ? null : presence.since(),
                presence instanceof Presence.Offline offline ? offline.why().code() : null,
                battery,
                last == null ? null : last.at(),
                behind == null ? null : behind.toSeconds(),
                unheard == null ? null : DeviceView.UnheardView.of(unheard),
                alarms.size(),
                worst(alarms),
                problems(isOnline, unheard, battery, behind, alarms));
    }

    private static List<String> problems(
            boolean isOnline,
            @Nullable Unheard unheard,
            @Nullable Double battery,
            @Nullable Duration behind,
            List<AlarmView> alarms) {
        List<String> problems = new ArrayList<>(0);
        if (!isOnline) {
            problems.add("offline");
        }
        if (unheard != null) {
            problems.add("unheard");
        }
        if (battery != null && battery < LOW_BATTERY_PERCENT) {
            problems.add("battery");
        }
        if (behind != null) {
            problems.add("clock");
        }
        if (!alarms.isEmpty()) {
            problems.add("alarm");
        }
        return problems;
    }

    private static @Nullable Integer worst(List<AlarmView> alarms) {
        Integer worst = null;
        for (AlarmView alarm : alarms) {
            worst = worst == null ? alarm.lane() : Math.min(worst, alarm.lane());
        }
        return worst;
    }

    private static List<StreetView> streets(
            List<Street> streets, List<DeviceView> devices, List<AlarmView> alarms) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Street street : streets) {
            tallies.put(street.code(), new Tally(street));
        }
        for (DeviceView device : devices) {
            tally(tallies, device.street(), device.streetName()).count(device);
        }
        for (AlarmView alarm : alarms) {
            tally(tallies, alarm.street(), alarm.street()).count(alarm);
        }
        return tallies.values().stream().map(Tally::view).toList();
    }

    /** A street that the table does not have, while the database is away, has at least a name. */
    private static Tally tally(Map<String, Tally> tallies, String code, String name) {
        return tallies.computeIfAbsent(code, _ -> new Tally(new Street(code, name, name)));
    }

    /** Counts one street. */
    private static final class Tally {
        private final Street street;
        private final Map<String, StreetView.Count> devices = new TreeMap<>();
        private final Map<Integer, Set<String>> inTrouble = new TreeMap<>();

        Tally(Street street) {
            this.street = street;
            for (DeviceKind kind : DeviceKind.values()) {
                devices.put(kind.code(), new StreetView.Count(0, 0));
            }
            for (Lane lane : Lane.values()) {
                inTrouble.put(lane.number(), new HashSet<>());
            }
        }

        void count(DeviceView device) {
            devices.computeIfPresent(device.kind(), (_, count) -> count.with(device.online()));
        }

        /** Who presses three times is one person. */
        void count(AlarmView alarm) {
            String who = Objects.requireNonNullElse(alarm.residentId(), alarm.deviceId());
            inTrouble.computeIfAbsent(alarm.lane(), _ -> new HashSet<>()).add(who);
        }

        StreetView view() {
            Map<Integer, Integer> alarms = new TreeMap<>();
            inTrouble.forEach((lane, who) -> alarms.put(lane, who.size()));
            Integer worst =
                    alarms.entrySet().stream()
                            .filter(lane -> lane.getValue() > 0)
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(null);
            return new StreetView(
                    street.code(), street.name(), street.englishName(), devices, alarms, worst);
        }
    }
}
