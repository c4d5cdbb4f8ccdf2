package cn.yinling.register;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Reads the whole register as the hub needs it. Stateless. */
final class DirectoryStore {
    private static final String VERSION = "select version from registry_version";
    private static final String PLACES =
            """
            select place.*, street.name as street_name
              from place
              join street on street.code = place.street_code
            """;
    private static final String DEVICES =
            """
            select id, kind, model, resident_id, home_id, place_id, voice, credential, old_credential, old_until
              from device
             where revoked_at is null and credential is not null
               and num_nonnulls(resident_id, home_id, place_id) = 1
            """;
    private static final String ARE_PASSWORDS_OVER =
            """
            select exists (select from device where old_until <= now())
            """;
    private static final String END_OLD_PASSWORDS =
            """
            update device
               set old_credential = null, old_until = null
             where old_until <= now()
            """;

    /** The most urgent to look after first, for an alarm names one resident. */
    private static final Comparator<ResidentFile> BY_RISK =
            Comparator.<ResidentFile>comparingInt(
                            file -> {
                                int place =
                                        Risk.CODES.indexOf(String.valueOf(file.person().risk()));
                                return place < 0 ? Risk.CODES.size() : place;
                            })
                    .thenComparing(ResidentFile::id);

    private final HomeStore homes = new HomeStore();
    private final ResidentStore residents = new ResidentStore();

    /** What devices may refer to. */
    private record Referred(
            Map<String, Home> homes,
            Map<String, ResidentFile> residents,
            Map<String, ResidentFile> byHome,
            Map<String, Place> places) {}

    long version(Handle handle) {
        return handle.createQuery(VERSION).mapTo(Long.class).one();
    }

    /** Ends the old passwords whose time is over. */
    void endOldPasswords(Handle handle) {
        // Looks first: a trigger tells of every statement that it is a change of the register.
        if (handle.createQuery(ARE_PASSWORDS_OVER).mapTo(Boolean.class).one()) {
            handle.createUpdate(END_OLD_PASSWORDS).execute();
        }
    }

    /** Every device that may connect, by its id. */
    Map<String, RegisteredDevice> devices(Handle handle) {
        Referred referred = referred(handle);
        return handle.createQuery(DEVICES)
                .map(row -> device(row, referred))
                .collect(Collectors.toMap(device -> device.id().value(), Function.identity()));
    }

    private Referred referred(Handle handle) {
        Map<String, Home> homesById =
                homes.all(handle).stream().collect(Collectors.toMap(Home::id, Function.identity()));
        List<ResidentFile> files = residents.all(handle, homesById);
        Map<String, Place> places = new HashMap<>();
        handle.createQuery(PLACES)
                .reduceRows(
                        places,
                        (all, row) -> {
                            all.put(text(row, "id"), place(row));
                            return all;
                        });
        return new Referred(
                homesById,
                files.stream().collect(Collectors.toMap(ResidentFile::id, Function.identity())),
                files.stream()
                        .filter(file -> file.careEnd() == null)
                        .collect(
                                Collectors.toMap(
                                        file -> file.home().id(),
                                        Function.identity(),
                                        BinaryOperator.minBy(BY_RISK))),
                places);
    }

    private static RegisteredDevice device(RowView row, Referred referred) {
        String id = text(row, "id");
        String homeId = nullable(row, "home_id");
        String residentId = nullable(row, "resident_id");
        ResidentFile resident =
                residentId != null
                        ? referred.residents().get(residentId)
                        : homeId == null ? null : referred.byHome().get(homeId);
        Home home =
                homeId != null
                        ? referred.homes().get(homeId)
                        : resident == null ? null : resident.home();
        Place place = home == null ? referred.places().get(text(row, "place_id")) : home.place();
        if (place == null) {
            throw new IllegalStateException(
                    "device %s has neither resident nor place".formatted(id));
        }
        return new RegisteredDevice(
                new DeviceId(id),
                DeviceKind.ofCode(text(row, "kind")),
                nullable(row, "model"),
                nullable(row, "voice"),
                Credential.ofHash(row.getColumn("credential", byte[].class)),
                place,
                resident == null ? null : resident.person().resident(resident.id()),
                home == null ? null : home.building(),
                old(row));
    }

    private static RegisteredDevice.@Nullable OldCredential old(RowView row) {
        byte[] hash = row.getColumn("old_credential", byte[].class);
        return hash == null
                ? null
                : new RegisteredDevice.OldCredential(
                        Credential.ofHash(hash), row.getColumn("old_until", Instant.class));
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
