package cn.yinling.register;

import java.time.Instant;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Rows of {@link DeviceStore} as files. */
final class DeviceRows {
    private DeviceRows() {}

    static DeviceFile file(RowView row) {
        return new DeviceFile(
                row.getColumn("id", String.class),
                row.getColumn("version", Long.class),
                new DeviceDraft(
                        DeviceKind.ofCode(row.getColumn("kind", String.class)),
                        text(row, "serial"),
                        text(row, "model"),
                        text(row, "voice")),
                Placement.of(text(row, "resident_id"), text(row, "home_id"), text(row, "place_id")),
                text(row, "street_code"),
                Home.building(text(row, "address"), text(row, "building")),
                text(row, "effective_resident_id"),
                stage(row),
                time(row, "old_until"),
                time(row, "claimed_at"),
                time(row, "revoked_at"),
                row.getColumn("changed_at", Instant.class),
                text(row, "changed_by"));
    }

    private static DeviceFile.Stage stage(RowView row) {
        if (time(row, "revoked_at") != null) {
            return DeviceFile.Stage.REVOKED;
        }
        if (row.getColumn("credential", byte[].class) != null) {
            return DeviceFile.Stage.ACTIVE;
        }
        return row.getColumn("is_invited", Boolean.class)
                ? DeviceFile.Stage.INVITED
                : DeviceFile.Stage.ENTERED;
    }

    private static @Nullable String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }

    private static @Nullable Instant time(RowView row, String column) {
        return row.getColumn(column, Instant.class);
    }
}
