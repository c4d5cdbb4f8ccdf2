package cn.yinling.register.csv;

import cn.yinling.register.DeviceDraft;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device as a line has it, in the order of {@link Columns#DEVICE}. */
final class DeviceCells {
    private DeviceCells() {}

    static List<String> of(DeviceFile file) {
        DeviceDraft details = file.details();
        return List.of(
                file.id(),
                String.valueOf(file.version()),
                details.kind().code(),
                cell(details.serial()),
                cell(details.model()),
                cell(details.voice()),
                file.placement() instanceof Placement.OfResident resident
                        ? cell(resident.id())
                        : "",
                file.placement() instanceof Placement.InHome home ? cell(home.id()) : "",
                file.placement() instanceof Placement.InPlace place ? cell(place.id()) : "");
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : value;
    }
}
