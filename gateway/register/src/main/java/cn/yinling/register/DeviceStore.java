package cn.yinling.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table {@code device}, as files. Stateless. */
public final class DeviceStore {
    private static final String SELECT =
            """
            select device.*, coalesce(home.street_code, place.street_code) as street_code,
                   home.address, home.building, claim_code.device_id is not null as is_invited,
                   coalesce(device.resident_id,
                            (select id
                               from resident
                              where home_id = device.home_id and care_ended_on is null
                              order by array_position(array ['high', 'medium', 'medium-low', 'low'], risk), id
                              limit 1)) as effective_resident_id
              from device
              left join resident as owner on owner.id = device.resident_id
              left join home on home.id = coalesce(device.home_id, owner.home_id)
              left join place on place.id = device.place_id
              left join claim_code on claim_code.device_id = device.id
                                  and claim_code.used_at is null and claim_code.expires_at > now()
            """;
    private static final String FIND = SELECT + " where device.id = any(:ids)";
    private static final String SOME =
            SELECT
                    + """
                     where (cast(:street as text) is null or coalesce(home.street_code, place.street_code) = :street)
                       and (cast(:kind as text) is null or device.kind = :kind)
                       and (cast(:stage as text) is null
                            or :stage = case when device.revoked_at is not null then 'revoked'
                                             when device.credential is not null then 'active'
                                             when claim_code.device_id is not null then 'invited'
                                             else 'entered' end)
                       and (cast(:resident as text) is null
                            or home.id = (select home_id from resident where id = :resident)
                               and coalesce(device.resident_id, :resident) = :resident)
                       and (cast(:home as text) is null or home.id = :home)
                       and (cast(:text as text) is null or position(lower(:text) in device.id) > 0
                            or position(lower(:text) in lower(device.serial)) > 0
                            or position(lower(:text) in lower(device.model)) > 0)
                       and (cast(:after as text) is null or device.id > :after)
                     order by device.id
                     limit :limit
                    """;
    private static final String PUT =
            """
            insert into device (id, kind, serial, model, voice, resident_id, home_id, place_id, changed_by)
            values (:id, :kind, :serial, :model, :voice, :resident, :home, :place, :by)
                on conflict (id) do update
               set kind = excluded.kind, serial = excluded.serial, model = excluded.model, voice = excluded.voice,
                   resident_id = excluded.resident_id, home_id = excluded.home_id, place_id = excluded.place_id,
                   version = device.version + 1, changed_at = now(), changed_by = excluded.changed_by
            """;
    private static final String SERIAL_TAKEN =
            """
            select id
              from device
             where serial = :serial and id <> :id and revoked_at is null
            """;
    private static final String THERE_IS =
            """
            select exists (select from resident where id = :resident and care_ended_on is null)
                or exists (select from home where id = :home)
                or exists (select from place where id = :place)
            """;
    private static final String LOCK = "select id from device where id = :id for update";
    private static final String REVOKE =
            """
            update device
               set revoked_at = now(), old_credential = null, old_until = null,
                   version = version + 1, changed_at = now(), changed_by = :by
             where id = any(:ids) and revoked_at is null
            """;
    private static final String NEW_CREDENTIAL =
            """
            update device
               set old_credential = case when cast(:grace as interval) > interval '0' then credential end,
                   old_until = case when cast(:grace as interval) > interval '0' and credential is not null
                                    then now() + :grace end,
                   credential = :credential, version = version + 1, changed_at = now(), changed_by = :by
             where id = :id
            """;
    private static final String END_GRACE =
            """
            update device
               set old_credential = null, old_until = null, version = version + 1, changed_at = now(), changed_by = :by
             where id = :id
            """;
    private static final String CLAIMED =
            """
            update device
               set serial = coalesce(serial, :serial), claimed_at = :at, revoked_at = null
             where id = :id
            """;

    public Optional<DeviceFile> find(Handle handle, String id) {
        return Optional.ofNullable(findAll(handle, List.of(id)).get(id));
    }

    /** Those of them that are on file, by id. */
    public Map<String, DeviceFile> findAll(Handle handle, List<String> ids) {
        return handle.createQuery(FIND)
                .bindArray("ids", String.class, ids)
                .map(DeviceRows::file)
                .collect(Collectors.toMap(DeviceFile::id, Function.identity()));
    }

    /** One more than asked for, where there are more. */
    List<DeviceFile> some(Handle handle, DeviceQuery query) {
        return handle.createQuery(SOME)
                .bind("street", query.street())
                .bind("kind", query.kind() == null ? null : query.kind().code())
                .bind("stage", query.stage() == null ? null : query.stage().code())
                .bind("resident", query.resident())
                .bind("home", query.home())
                .bind("text", query.text())
                .bind("after", query.after())
                .bind("limit", query.limit() + 1)
                .map(DeviceRows::file)
                .list();
    }

    /** A device as it is filed. */
    public record Filed(String id, DeviceDraft details, Placement placement) {}

    /** Adds them without credentials, or changes those that are there. */
    public void put(Handle handle, List<Filed> filed, String by) {
        if (filed.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT);
        for (Filed device : filed) {
            Placement placement = device.placement();
            batch.bind("id", device.id())
                    .bind("kind", device.details().kind().code())
                    .bind("serial", device.details().serial())
                    .bind("model", device.details().model())
                    .bind("voice", device.details().voice())
                    .bind("resident", placement instanceof Placement.OfResident p ? p.id() : null)
                    .bind("home", placement instanceof Placement.InHome p ? p.id() : null)
                    .bind("place", placement instanceof Placement.InPlace p ? p.id() : null)
                    .bind("by", by)
                    .add();
        }
        batch.execute();
    }

    /** The other device in use with that serial number. */
    public Optional<String> serialTaken(Handle handle, String id, @Nullable String serial) {
        return handle.createQuery(SERIAL_TAKEN)
                .bind("serial", serial)
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /** Whether there is such a resident in care, home or place. */
    public boolean thereIs(Handle handle, Placement placement) {
        return placement instanceof Placement.InStock
                || handle.createQuery(THERE_IS)
                        .bind("resident", placement instanceof Placement.OfResident p ? p.id() : "")
                        .bind("home", placement instanceof Placement.InHome p ? p.id() : "")
                        .bind("place", placement instanceof Placement.InPlace p ? p.id() : "")
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Makes others who want to change it wait until this transaction's end. */
    void lock(Handle handle, String id) {
        handle.createQuery(LOCK).bind("id", id).mapTo(String.class).findOne();
    }

    /** Ends their right to connect. */
    public void revoke(Handle handle, List<String> ids, String by) {
        handle.createUpdate(REVOKE).bindArray("ids", String.class, ids).bind("by", by).execute();
    }

    /** The present credential becomes the old one for a time, where that is more than none. */
    public void newCredential(
            Handle handle, String id, Credential credential, Duration grace, String by) {
        Update update = handle.createUpdate(NEW_CREDENTIAL);
        update.bind("id", id)
                .bind("credential", credential.hash())
                .bind("grace", grace)
                .bind("by", by)
                .execute();
    }

    void endGrace(Handle handle, String id, String by) {
        handle.createUpdate(END_GRACE).bind("id", id).bind("by", by).execute();
    }

    /** A device has got its credentials by a claim code. */
    public void claimed(Handle handle, String id, @Nullable String serial, Instant at) {
        handle.createUpdate(CLAIMED).bind("id", id).bind("serial", serial).bind("at", at).execute();
    }
}
