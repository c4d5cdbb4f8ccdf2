package cn.yinling.hub.registry;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.topic.DeviceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Reads the whole register as the hub needs it. Stateless. */
final class DirectoryStore {
    private static final String VERSION = "select version from registry_version";
    private static final String CONTACTS =
            """
            select resident_id, name, relation, phone
              from contact
             order by resident_id, position
            """;
    private static final String RESIDENTS =
            """
            select resident.*, street.name as street_name
              from resident
              join street on street.code = resident.street_code
            """;
    private static final String PLACES =
            """
            select place.*, street.name as street_name
              from place
              join street on street.code = place.street_code
            """;
    private static final String DEVICES =
            """
            select id, kind, resident_id, place_id, voice, credential
              from device
             where revoked_at is null
            """;

    /** A resident with the home where her devices are. */
    private record AtHome(Resident resident, Place home) {}

    long version(Handle handle) {
        return handle.createQuery(VERSION).mapTo(Long.class).one();
    }

    /** Every device that may connect, by its id. */
    Map<String, RegisteredDevice> devices(Handle handle) {
        Map<String, List<Resident.Contact>> contacts = new HashMap<>();
        rows(
                handle,
                CONTACTS,
                row ->
                        contacts.computeIfAbsent(text(row, "resident_id"), _ -> new ArrayList<>())
                                .add(contact(row)));
        Map<String, AtHome> residents = new HashMap<>();
        rows(
                handle,
                RESIDENTS,
                row -> {
                    String id = text(row, "id");
                    Resident resident = resident(row, contacts.getOrDefault(id, List.of()));
                    residents.put(id, new AtHome(resident, home(row)));
                });
        Map<String, Place> places = new HashMap<>();
        rows(handle, PLACES, row -> places.put(text(row, "id"), place(row)));
        Map<String, RegisteredDevice> devices = new HashMap<>();
        rows(
                handle,
                DEVICES,
                row -> {
                    RegisteredDevice device = device(row, residents, places);
                    devices.put(device.id().value(), device);
                });
        return devices;
    }

    private interface EachRow {
        void take(RowView row);
    }

    private static void rows(Handle handle, String sql, EachRow each) {
        handle.createQuery(sql)
                .reduceRows(
                        0,
                        (count, row) -> {
                            each.take(row);
                            return count + 1;
                        });
    }

    private static RegisteredDevice device(
            RowView row, Map<String, AtHome> residents, Map<String, Place> places) {
        String residentId = nullable(row, "resident_id");
        AtHome atHome = residentId == null ? null : residents.get(residentId);
        Place place = atHome == null ? places.get(text(row, "place_id")) : atHome.home();
        if (place == null) {
            throw new IllegalStateException(
                    "device %s has neither resident nor place".formatted(text(row, "id")));
        }
        return new RegisteredDevice(
                new DeviceId(text(row, "id")),
                DeviceKind.ofCode(text(row, "kind")),
                nullable(row, "voice"),
                Credential.ofHash(row.getColumn("credential", byte[].class)),
                place,
                atHome == null ? null : atHome.resident());
    }

    private static Resident resident(RowView row, List<Resident.Contact> contacts) {
        return new Resident(
                text(row, "id"),
                text(row, "name"),
                nullable(row, "preferred_name"),
                nullable(row, "sex"),
                row.getColumn("born_on", LocalDate.class),
                nullable(row, "phone"),
                nullable(row, "dialect"),
                nullable(row, "mobility"),
                List.of(row.getColumn("illnesses", String[].class)),
                List.of(row.getColumn("medicines", String[].class)),
                contacts,
                nullable(row, "risk"));
    }

    private static Resident.Contact contact(RowView row) {
        return new Resident.Contact(text(row, "name"), text(row, "relation"), text(row, "phone"));
    }

    private static Place home(RowView row) {
        return new Place(
                text(row, "street_code"),
                text(row, "street_name"),
                null,
                text(row, "address"),
                nullable(row, "entry_note"));
    }

    private static Place place(RowView row) {
        return new Place(
                text(row, "street_code"),
                text(row, "street_name"),
                text(row, "name"),
                text(row, "address"),
                null);
    }

    private static String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }

    private static @Nullable String nullable(RowView row, String column) {
        return row.getColumn(column, String.class);
    }
}
