package cn.yinling.register.csv;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceDraft;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.DeviceStore;
import cn.yinling.register.Faults;
import cn.yinling.register.Placement;
import cn.yinling.register.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lines of devices; none gives or takes a right to connect. */
final class DeviceLines implements Lines {
    private final String by;
    private final Map<String, Long> seen = new HashMap<>();
    private final DeviceStore devices = new DeviceStore();

    DeviceLines(String by) {
        this.by = by;
    }

    @Override
    public List<Column> columns() {
        return Columns.DEVICE;
    }

    @Override
    public List<String> needed() {
        return List.of("id", "kind");
    }

    @Override
    public Tally take(Handle handle, List<Row> rows) {
        List<String> ids =
                rows.stream().map(row -> row.get("id")).filter(Objects::nonNull).toList();
        Map<String, DeviceFile> onFile = devices.findAll(handle, ids);
        Tally tally = new Tally();
        List<DeviceStore.Filed> filed = new ArrayList<>();
        for (Row row : rows) {
            take(handle, row, onFile, filed, tally);
        }
        devices.put(handle, filed, by);
        return tally;
    }

    private void take(
            Handle handle,
            Row row,
            Map<String, DeviceFile> onFile,
            List<DeviceStore.Filed> filed,
            Tally tally) {
        Faults faults = new Faults("");
        String id = Objects.requireNonNullElse(row.get("id"), "");
        DeviceFile file = onFile.get(id);
        DeviceDraft details = details(row, file, faults);
        Placement placement = placement(row, file, faults);
        check(handle, row, id, details, placement, faults);
        if (faults.isEmpty() && details != null) {
            boolean isSame =
                    file != null
                            && file.details().equals(details)
                            && file.placement().equals(placement);
            long version = isSame ? 0 : Cells.version(row, faults);
            if (file != null && version > 0 && version != file.version()) {
                faults.add("version", Row.OLD);
            }
            if (faults.isEmpty()) {
                count(id, file, details, placement, isSame, filed, tally);
                return;
            }
        }
        tally.refuse(row.number(), faults.list());
    }

    private static void count(
            String id,
            @Nullable DeviceFile file,
            DeviceDraft details,
            Placement placement,
            boolean isSame,
            List<DeviceStore.Filed> filed,
            Tally tally) {
        if (isSame) {
            tally.unchanged();
            return;
        }
        filed.add(new DeviceStore.Filed(id, details, placement));
        if (file == null) {
            tally.added();
        } else {
            tally.changed();
        }
    }

    private void check(
            Handle handle,
            Row row,
            String id,
            @Nullable DeviceDraft details,
            Placement placement,
            Faults faults) {
        if (row.has(Columns.SURPLUS)) {
            faults.add("line", Row.SURPLUS);
        }
        if (!DeviceId.isValid(id)) {
            faults.add("id", Faults.NO_ID);
            return;
        }
        Long before = seen.putIfAbsent(id, row.number());
        if (before != null && before != row.number()) {
            faults.add(
                    "id",
                    new Words("与第%d行重复：请删去一行", "stands in line %d already: take one away")
                            .formatted(before));
        }
        if (!devices.thereIs(handle, placement)) {
            faults.add(placement.type() + "Id", Placement.UNKNOWN.formatted(placement.kind()));
        }
        if (details != null) {
            faults.addAll(details.check());
            serial(handle, row, id, details.serial(), faults);
        }
    }

    private void serial(Handle handle, Row row, String id, @Nullable String serial, Faults faults) {
        if (serial == null) {
            return;
        }
        Long before = seen.putIfAbsent("serial\t" + serial, row.number());
        if (before != null && before != row.number()) {
            faults.add(
                    "serial",
                    new Words("与第%d行重复：请核对设备铭牌", "stands in line %d already: look at the device")
                            .formatted(before));
        }
        devices.serialTaken(handle, id, serial)
                .ifPresent(other -> faults.add("serial", DeviceFile.SERIAL_TAKEN.formatted(other)));
    }

    private static @Nullable DeviceDraft details(
            Row row, @Nullable DeviceFile file, Faults faults) {
        DeviceDraft now = file == null ? null : file.details();
        try {
            return new DeviceDraft(
                    DeviceKind.ofCode(Objects.requireNonNullElse(row.get("kind"), "")),
                    row.get("serial", now == null ? null : now.serial()),
                    row.get("model", now == null ? null : now.model()),
                    row.get("voice", now == null ? null : now.voice()));
        } catch (IllegalArgumentException e) {
            faults.add(
                    "kind", "请填bed（护理床）、kiosk（终端）或watch（手表）", "must be one of bed, kiosk, watch");
            return null;
        }
    }

    private static Placement placement(Row row, @Nullable DeviceFile file, Faults faults) {
        boolean isTold = row.has("residentId") || row.has("homeId") || row.has("placeId");
        if (!isTold && file != null) {
            return file.placement();
        }
        String resident = row.get("residentId");
        String home = row.get("homeId");
        String place = row.get("placeId");
        if (Stream.of(resident, home, place).filter(Objects::nonNull).count() > 1) {
            faults.add("residentId", Placement.ONLY_ONE);
        }
        if (resident != null) {
            return new Placement.OfResident(resident);
        }
        if (home != null) {
            return new Placement.InHome(home);
        }
        return place == null ? new Placement.InStock() : new Placement.InPlace(place);
    }
}
