package cn.yinling.register.callers;

import cn.yinling.link.alarm.Place;
import cn.yinling.register.callers.Caller.As;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The telephone numbers of the register. Stateless. */
final class CallerStore {
    /** The expressions are those of the indexes in {@code V202611281330__callers.sql}. */
    private static final String BY_TAIL =
            """
            select 'RESIDENT' as role, null as contact, phone as number, id as resident_id, null as place_id
              from resident
             where care_ended_on is null and right(regexp_replace(phone, '\\D', '', 'g'), 7) = :tail
            union all
            select 'CONTACT', contact.position, contact.phone, resident.id, null
              from contact
              join resident on resident.id = contact.resident_id
             where resident.care_ended_on is null and right(regexp_replace(contact.phone, '\\D', '', 'g'), 7) = :tail
            union all
            select 'HOME', null, device.voice, resident.id, null
              from device
              join resident on resident.id = device.resident_id or resident.home_id = device.home_id
             where device.revoked_at is null and resident.care_ended_on is null
               and right(regexp_replace(device.voice, '\\D', '', 'g'), 7) = :tail
            union all
            select 'PLACE', null, coalesce(device.voice, place.phone), null, place.id
              from place
              left join device on device.place_id = place.id and device.revoked_at is null
             where right(regexp_replace(place.phone, '\\D', '', 'g'), 7) = :tail
                or right(regexp_replace(device.voice, '\\D', '', 'g'), 7) = :tail
            """;

    private static final String PLACES =
            """
            select place.id, place.street_code, street.name as street_name, place.name, place.address
              from place
              join street on street.code = place.street_code
             where place.id = any(:ids)
            """;

    /** A number on file. */
    record Entry(
            As as,
            @Nullable Integer contact,
            String number,
            @Nullable String residentId,
            @Nullable String placeId) {
        static Entry of(RowView row) {
            return new Entry(
                    As.valueOf(row.getColumn("role", String.class)),
                    row.getColumn("contact", Integer.class),
                    Objects.requireNonNull(row.getColumn("number", String.class)),
                    row.getColumn("resident_id", String.class),
                    row.getColumn("place_id", String.class));
        }
    }

    /** All that ends like that, see {@link PhoneNumbers#tail}. */
    List<Entry> endingIn(Handle handle, String tail) {
        return handle.createQuery(BY_TAIL).bind("tail", tail).map(Entry::of).list();
    }

    Map<String, Place> places(Handle handle, List<String> ids) {
        return handle
                .createQuery(PLACES)
                .bindArray("ids", String.class, ids)
                .map(Placed::of)
                .stream()
                .collect(Collectors.toMap(Placed::id, Placed::place));
    }

    private record Placed(String id, Place place) {
        static Placed of(RowView row) {
            return new Placed(
                    Objects.requireNonNull(row.getColumn("id", String.class)),
                    new Place(
                            row.getColumn("street_code", String.class),
                            row.getColumn("street_name", String.class),
                            row.getColumn("name", String.class),
                            row.getColumn("address", String.class),
                            null));
        }
    }
}
