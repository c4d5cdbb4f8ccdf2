package cn.yinling.hub.registry;

import cn.yinling.link.alarm.Resident;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the tables {@code resident}, {@code contact} and {@code device}. Stateless. */
final class RegistryStore {
    private static final String PUT_RESIDENT =
            """
            insert into resident (id, name, preferred_name, sex, born_on, phone, street_code, address, entry_note,
                                  dialect, mobility, illnesses, medicines, risk)
            values (:id, :name, :preferredName, :sex, :bornOn, :phone, :street, :address, :entry,
                    :dialect, :mobility, :illnesses, :medicines, :risk)
                on conflict (id) do update
               set name = excluded.name, preferred_name = excluded.preferred_name, sex = excluded.sex,
                   born_on = excluded.born_on, phone = excluded.phone, street_code = excluded.street_code,
                   address = excluded.address, entry_note = excluded.entry_note, dialect = excluded.dialect,
                   mobility = excluded.mobility, illnesses = excluded.illnesses, medicines = excluded.medicines,
                   risk = excluded.risk
            """;
    private static final String FORGET_CONTACTS =
            """
            delete from contact where resident_id = any(:residents)
            """;
    private static final String PUT_CONTACT =
            """
            insert into contact (resident_id, position, name, relation, phone)
            values (:resident, :position, :name, :relation, :phone)
            """;
    private static final String PUT_DEVICE =
            """
            insert into device (id, kind, resident_id, place_id, voice, credential)
            values (:id, :kind, :resident, :place, :voice, :credential)
                on conflict (id) do update
               set kind = excluded.kind, resident_id = excluded.resident_id, place_id = excluded.place_id,
                   voice = excluded.voice, credential = excluded.credential, revoked_at = null
            """;
    private static final String REVOKE =
            """
            update device set revoked_at = now() where id = :id and revoked_at is null
            """;

    void putResidents(Handle handle, List<ResidentEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT_RESIDENT);
        entries.forEach(entry -> bind(batch, entry));
        batch.execute();
        putContacts(handle, entries.stream().map(ResidentEntry::resident).toList());
    }

    private static void bind(PreparedBatch batch, ResidentEntry entry) {
        Resident resident = entry.resident();
        batch.bind("id", resident.id())
                .bind("name", resident.name())
                .bind("preferredName", resident.preferredName())
                .bind("sex", resident.sex())
                .bind("bornOn", resident.bornOn())
                .bind("phone", resident.phone())
                .bind("street", entry.street())
                .bind("address", entry.address())
                .bind("entry", entry.entry())
                .bind("dialect", resident.dialect())
                .bind("mobility", resident.mobility())
                .bindArray("illnesses", String.class, resident.illnesses())
                .bindArray("medicines", String.class, resident.medicines())
                .bind("risk", resident.risk())
                .add();
    }

    private static void putContacts(Handle handle, List<Resident> residents) {
        handle.createUpdate(FORGET_CONTACTS)
                .bindArray("residents", String.class, residents.stream().map(Resident::id).toList())
                .execute();
        PreparedBatch batch = handle.prepareBatch(PUT_CONTACT);
        for (Resident resident : residents) {
            int position = 1;
            for (Resident.Contact contact : resident.contacts()) {
                batch.bind("resident", resident.id())
                        .bind("position", position++)
                        .bind("name", contact.name())
                        .bind("relation", contact.relation())
                        .bind("phone", contact.phone())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    void putDevices(Handle handle, List<DeviceEntry> devices, List<DeviceLogin> logins) {
        if (devices.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT_DEVICE);
        for (int i = 0; i < devices.size(); i++) {
            DeviceEntry device = devices.get(i);
            batch.bind("id", device.id().value())
                    .bind("kind", device.kind().code())
                    .bind("resident", device.residentId())
                    .bind("place", device.placeId())
                    .bind("voice", device.voice())
                    .bind("credential", Credential.ofPassword(logins.get(i).password()).hash())
                    .add();
        }
        batch.execute();
    }

    void revoke(Handle handle, String deviceId) {
        handle.createUpdate(REVOKE).bind("id", deviceId).execute();
    }
}
