package cn.yinling.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table {@code home}. Stateless. */
public final class HomeStore {
    private static final String SELECT =
            """
            select home.id, home.version, home.street_code, street.name as street_name, home.address, home.building,
                   home.door, home.key_safe, home.entry_note, home.changed_at, home.changed_by
              from home
              join street on street.code = home.street_code
            """;
    private static final String FIND = SELECT + " where home.id = any(:ids)";
    private static final String SOME =
            SELECT
                    + """
                     where (cast(:street as text) is null or home.street_code = :street)
                       and (cast(:building as text) is null or position(:building in home.address || coalesce(home.building, '')) > 0)
                       and (cast(:after as text) is null or home.id > :after)
                     order by home.id
                     limit :limit
                    """;
    private static final String ADD =
            """
            insert into home (id, street_code, address, building, door, key_safe, entry_note, changed_by)
            values (:id, :street, :address, :building, :door, :keySafe, :entryNote, :by)
            """;
    private static final String CHANGE =
            """
            update home
               set street_code = :street, address = :address, building = :building, door = :door,
                   key_safe = :keySafe, entry_note = :entryNote,
                   version = version + 1, changed_at = now(), changed_by = :by
             where id = :id and version = :version
            """;
    private static final String PUT =
            """
            insert into home (id, street_code, address, building, door, key_safe, entry_note, changed_by)
            values (:id, :street, :address, :building, :door, :keySafe, :entryNote, :by)
                on conflict (id) do update
               set street_code = excluded.street_code, address = excluded.address, building = excluded.building,
                   door = excluded.door, key_safe = excluded.key_safe, entry_note = excluded.entry_note,
                   version = home.version + 1, changed_at = now(), changed_by = excluded.changed_by
             where (home.street_code, home.address, home.building, home.door, home.key_safe, home.entry_note)
                   is distinct from (excluded.street_code, excluded.address, excluded.building, excluded.door,
                                     excluded.key_safe, excluded.entry_note)
            """;
    private static final String FORGET_EMPTY =
            """
            delete from home
             where id = :id
               and not exists (select from resident where home_id = :id)
               and not exists (select from device where home_id = :id)
            """;
    private static final String STREET = "select count(*) from street where code = :code";
    private static final String PEOPLE =
            """
            select id, name
              from resident
             where home_id = :id
             order by id
            """;
    private static final String DEVICES =
            """
            select device.id
              from device
              left join resident on resident.id = device.resident_id
             where coalesce(device.home_id, resident.home_id) = :id
             order by device.id
            """;

    Optional<Home> find(Handle handle, String id) {
        return Optional.ofNullable(findAll(handle, List.of(id)).get(id));
    }

    /** Those of them that are on file, by id. */
    Map<String, Home> findAll(Handle handle, List<String> ids) {
        return handle.createQuery(FIND)
                .bindArray("ids", String.class, ids)
                .map(HomeStore::home)
                .collect(Collectors.toMap(Home::id, Function.identity()));
    }

    /** Every one. */
    List<Home> all(Handle handle) {
        return handle.createQuery(SELECT).map(HomeStore::home).list();
    }

    List<Home> some(Handle handle, Homes.Query query) {
        return handle.createQuery(SOME)
                .bind("street", query.street())
                .bind("building", query.building())
                .bind("after", query.after())
                .bind("limit", query.limit() + 1)
                .map(HomeStore::home)
                .list();
    }

    void add(Handle handle, String id, HomeDraft details, @Nullable String by) {
        bound(handle.createUpdate(ADD), id, details, by).execute();
    }

    /** Adds them by their ids, or changes those that are there and different. */
    public void put(Handle handle, Map<String, HomeDraft> homes, String by) {
        if (homes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT);
        homes.forEach((id, details) -> bound(batch, id, details, by).add());
        batch.execute();
    }

    /** Whether it was at that version, and is changed. */
    boolean change(Handle handle, String id, long version, HomeDraft details, @Nullable String by) {
        return bound(handle.createUpdate(CHANGE), id, details, by)
                        .bind("version", version)
                        .execute()
                > 0;
    }

    /** Binds what is entered of a home. */
    static <S extends SqlStatement<S>> S bound(
            S statement, String id, HomeDraft details, @Nullable String by) {
        return statement
                .bind("id", id)
                .bind("street", details.street())
                .bind("address", details.address())
                .bind("building", details.building())
                .bind("door", details.door())
                .bind("keySafe", details.keySafe())
                .bind("entryNote", details.entryNote())
                .bind("by", by);
    }

    /** Deletes it, where nobody lives there and no device stands there. */
    public void forgetEmpty(Handle handle, String id) {
        handle.createUpdate(FORGET_EMPTY).bind("id", id).execute();
    }

    boolean hasStreet(Handle handle, String code) {
        return handle.createQuery(STREET).bind("code", code).mapTo(Integer.class).one() > 0;
    }

    /** The names of those who live there, by id. */
    Map<String, String> people(Handle handle, String id) {
        return handle.createQuery(PEOPLE)
                .bind("id", id)
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<>() {});
    }

    /** The devices there, the residents' own ones too. */
    List<String> devices(Handle handle, String id) {
        return handle.createQuery(DEVICES).bind("id", id).mapTo(String.class).list();
    }

    private static Home home(RowView row) {
        return new Home(
                row.getColumn("id", String.class),
                row.getColumn("version", Long.class),
                row.getColumn("street_name", String.class),
                new HomeDraft(
                        row.getColumn("street_code", String.class),
                        row.getColumn("address", String.class),
                        row.getColumn("building", String.class),
                        row.getColumn("door", String.class),
                        row.getColumn("key_safe", String.class),
                        row.getColumn("entry_note", String.class)),
                row.getColumn("changed_at", Instant.class),
                row.getColumn("changed_by", String.class));
    }
}
