package cn.yinling.register;

import cn.yinling.link.alarm.Resident;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code resident} and {@code contact}, many at a time. Stateless. */
public final class RegistryStore {
    private static final String PUT_OWN_HOME =
            """
            insert into home (id, street_code, address, building, door, key_safe, entry_note, changed_by)
            values (coalesce((select home_id from resident where id = :id), 'h-' || :id),
                    :street, :address, :building, :door, :keySafe, :entryNote, :by)
                on conflict (id) do update
               set street_code = excluded.street_code, address = excluded.address, building = excluded.building,
                   door = excluded.door, key_safe = excluded.key_safe, entry_note = excluded.entry_note,
                   version = home.version + 1, changed_at = now(), changed_by = excluded.changed_by
             where (home.street_code, home.address, home.building, home.door, home.key_safe, home.entry_note)
                   is distinct from (excluded.street_code, excluded.address, excluded.building, excluded.door,
                                     excluded.key_safe, excluded.entry_note)
            """;
    private static final String PUT_RESIDENT =
            """
            insert into resident (id, name, preferred_name, sex, born_on, phone, home_id,
                                  dialect, mobility, illnesses, medicines, risk, mains_device, changed_by)
            values (:id, :name, :preferredName, :sex, :bornOn, :phone,
                    coalesce(cast(:home as text), (select home_id from resident where id = :id), 'h-' || :id),
                    :dialect, :mobility, :illnesses, :medicines, :risk, :mainsDevice, :by)
                on conflict (id) do update
               set name = excluded.name, preferred_name = excluded.preferred_name, sex = excluded.sex,
                   born_on = excluded.born_on, phone = excluded.phone, home_id = excluded.home_id,
                   dialect = excluded.dialect, mobility = excluded.mobility, illnesses = excluded.illnesses,
                   medicines = excluded.medicines, risk = excluded.risk, mains_device = excluded.mains_device,
                   version = resident.version + 1, changed_at = now(), changed_by = excluded.changed_by
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
    private static final String LOCK =
            """
            select id from resident where id = :id for update
            """;

    /**
     * A person as she is filed.
     *
     * @param homeId null for the home she has, or else one of her own
     */
    public record Filed(String id, Person person, @Nullable String homeId) {}

    /** The home of each, where it is another than on file: her own, or the one she shares. */
    public void putOwnHomes(
            Handle handle, List<String> residents, List<HomeDraft> homes, @Nullable String by) {
        if (residents.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT_OWN_HOME);
        for (int i = 0; i < residents.size(); i++) {
            HomeStore.bound(batch, residents.get(i), homes.get(i), by).add();
        }
        batch.execute();
    }

    /** Adds them, or changes those that are there; their homes must be there. */
    public void putResidents(Handle handle, List<Filed> filed, @Nullable String by) {
        if (filed.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT_RESIDENT);
        filed.forEach(one -> bind(batch, one, by));
        batch.execute();
        putContacts(handle, filed);
    }

    private static void bind(PreparedBatch batch, Filed filed, @Nullable String by) {
        Person person = filed.person();
        batch.bind("id", filed.id())
                .bind("name", person.name())
                .bind("preferredName", person.preferredName())
                .bind("sex", person.sex())
                .bind("bornOn", person.bornOn())
                .bind("phone", person.phone())
                .bind("home", filed.homeId())
                .bind("dialect", person.dialect())
                .bind("mobility", person.mobility())
                .bindArray("illnesses", String.class, person.illnesses())
                .bindArray("medicines", String.class, person.medicines())
                .bind("risk", person.risk())
                .bind("mainsDevice", person.mainsDevice())
                .bind("by", by)
                .add();
    }

    private static void putContacts(Handle handle, List<Filed> filed) {
        handle.createUpdate(FORGET_CONTACTS)
                .bindArray("residents", String.class, filed.stream().map(Filed::id).toList())
                .execute();
        PreparedBatch batch = handle.prepareBatch(PUT_CONTACT);
        for (Filed one : filed) {
            int position = 1;
            for (Resident.Contact contact : one.person().contacts()) {
                batch.bind("resident", one.id())
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

    /** Makes others who want to change it wait until this transaction's end. */
    void lockResident(Handle handle, String id) {
        handle.createQuery(LOCK).bind("id", id).mapTo(String.class).findOne();
    }
}
