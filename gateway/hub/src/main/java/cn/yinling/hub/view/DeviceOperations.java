package cn.yinling.hub.view;

import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Whereabouts;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads devices as they are now. Thread-safe. */
public final class DeviceOperations implements Operations {
    private final Overview overview;
    private final DeviceDirectory directory;
    private final LastVitals lastVitals;
    private final LastPlaces lastPlaces;

    public DeviceOperations(
            Overview overview,
            DeviceDirectory directory,
            LastVitals lastVitals,
            LastPlaces lastPlaces) {
        this.overview = overview;
        this.directory = directory;
        this.lastVitals = lastVitals;
        this.lastPlaces = lastPlaces;
    }

    /** A page of them. */
    record DevicePage(List<DeviceView> items, @Nullable String next, long total) {}

    /** One with all that is known. */
    record Detail(
            @JsonUnwrapped DeviceView device,
            String address,
            @Nullable String voice,
            Alarm.@Nullable LastVitals lastVitals,
            @Nullable Whereabouts whereabouts,
            List<AlarmView> alarms) {}

    @Override
    public void bind(Binding binding) {
        binding.on("listDevices", this::list).on("getDevice", this::one);
    }

    private Answer list(Call call) {
        DeviceSort sort = DeviceSort.ofCode(call.query("sort", "id"));
        DeviceFilter filter = DeviceFilter.of(call);
        return Answer.json(
                page(overview.now().sorted(sort), sort, filter, after(call, sort), call.limit()));
    }

    private static DeviceSort.@Nullable Key after(Call call, DeviceSort sort) {
        Cursor cursor = call.cursor(4);
        if (cursor == null) {
            return null;
        }
        DeviceSort.Key key = sort.key(cursor);
        if (key == null) {
            throw Call.mistake("query", "cursor", "is of a list in another order");
        }
        return key;
    }

    static DevicePage page(
            List<DeviceView> sorted,
            DeviceSort sort,
            DeviceFilter filter,
            DeviceSort.@Nullable Key after,
            int limit) {
        List<DeviceView> items = new ArrayList<>();
        int from = after == null ? 0 : firstAfter(sorted, sort, after);
        for (int i = from; i < sorted.size() && items.size() <= limit; i++) {
            if (filter.takes(sorted.get(i))) {
                items.add(sorted.get(i));
            }
        }
        long total =
                filter.isEmpty() ? sorted.size() : sorted.stream().filter(filter::takes).count();
        if (items.size() <= limit) {
            return new DevicePage(items, null, total);
        }
        items.removeLast();
        return new DevicePage(items, sort.cursor(items.getLast()).text(), total);
    }

    private static int firstAfter(List<DeviceView> sorted, DeviceSort sort, DeviceSort.Key after) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sort.key(sorted.get(middle)).compareTo(after) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Answer one(Call call) {
        String id = call.device().value();
        RegisteredDevice device = directory.find(id);
        Picture now = overview.now();
        DeviceView view = now.device(id);
        if (device == null || view == null) {
            return Answer.wrong(
                    Problem.notFound("There is no device %s, or it was revoked".formatted(id)));
        }
        return Answer.json(
                new Detail(
                        view,
                        device.place().address(),
                        device.voice(),
                        lastVitals.of(device.id()),
                        lastPlaces.of(device.id()),
                        now.alarms().stream()
                                .filter(alarm -> alarm.deviceId().equals(id))
                                .toList()));
    }
}
