package cn.yinling.register;

import cn.yinling.link.alarm.Resident;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table {@code resident} as files, one by one and in pages. Stateless. */
public final class ResidentStore {
    private static final String SELECT =
            """
            select resident.*,
                   (select coalesce(json_agg(json_build_object('name', name, 'relation', relation, 'phone', phone)
                                             order by position), '[]')
                      from contact
                     where contact.resident_id = resident.id)::text as contacts
              from resident
            """;
    private static final String FIND = SELECT + " where id = any(:ids)";
    private static final String SOME =
            SELECT
                    + """
                      join home on home.id = resident.home_id
                     where (cast(:street as text) is null or home.street_code = :street)
                       and (cast(:risk as text) is null or risk = :risk)
                       and (cast(:text as text) is null or position(lower(:text) in lower(name)) > 0
                            or position(lower(:text) in lower(preferred_name)) > 0 or resident.id = lower(:text))
                       and (cast(:ended as boolean) is null or (care_ended_on is not null) = :ended)
                       and (cast(:after as text) is null or resident.id > :after)
                       and %s
                     order by resident.id
                     limit :limit
                    """
                            .formatted(Within.RESIDENT);
    private static final String SAME_PERSON =
            """
            select resident.id
              from resident
              join home on home.id = resident.home_id
             where name = :name and born_on = :bornOn
               and street_code = :street and address = :address
             order by resident.id
             limit 1
            """;
    private static final String TOUCH =
            """
            update resident
               set home_id = coalesce(cast(:home as text), home_id), care_ended_on = cast(:endedOn as date), care_end_reason = :reason,
                   care_end_note = :note, version = version + 1, changed_at = now(), changed_by = :by
             where id = :id and version = :version
            """;
    private static final String DEVICES_OF =
            """
            select id
              from device
             where resident_id = :id and revoked_at is null
             order by id
            """;

    private final HomeStore homes = new HomeStore();

    public Optional<ResidentFile> find(Handle handle, String id) {
        return Optional.ofNullable(findAll(handle, List.of(id)).get(id));
    }

    /** Those of them that are on file, by id. */
    public Map<String, ResidentFile> findAll(Handle handle, List<String> ids) {
        return files(handle, handle.createQuery(FIND).bindArray("ids", String.class, ids)).stream()
                .collect(Collectors.toMap(ResidentFile::id, Function.identity()));
    }

    /** Everybody, with every home at hand: for the directory. */
    List<ResidentFile> all(Handle handle, Map<String, Home> byId) {
        return handle.createQuery(SELECT).map(row -> file(row, byId)).list();
    }

    /** One more than asked for, where there are more. */
    List<ResidentFile> some(Handle handle, ResidentQuery query) {
        Boolean ended =
                switch (query.care()) {
                    case IN_CARE -> false;
                    case ENDED -> true;
                    case ALL -> null;
                };
        return files(
                handle,
                Within.bind(handle.createQuery(SOME), query.reach())
                        .bind("street", query.street())
                        .bind("risk", query.risk())
                        .bind("text", query.text())
                        .bind("ended", ended)
                        .bind("after", query.after())
                        .bind("limit", query.limit() + 1));
    }

    /** Who has that name and day of birth and lives at that address. */
    public Optional<String> samePerson(Handle handle, Person person, HomeDraft home) {
        return handle.createQuery(SAME_PERSON)
                .bind("name", person.name())
                .bind("bornOn", person.bornOn())
                .bind("street", home.street())
                .bind("address", home.address())
                .mapTo(String.class)
                .findOne();
    }

    /** Changes where she lives and whether she is looked after, if she is at that version. */
    boolean touch(
            Handle handle,
            ResidentFile file,
            @Nullable String homeId,
            @Nullable CareEnd end,
            String by) {
        Update update =
                handle.createUpdate(TOUCH)
                        .bind("id", file.id())
                        .bind("version", file.version())
                        .bind("home", homeId)
                        .bind("endedOn", end == null ? null : end.on())
                        .bind("reason", end == null ? null : end.reason())
                        .bind("note", end == null ? null : end.note())
                        .bind("by", by);
        return update.execute() > 0;
    }

    /** Her devices that are not revoked. */
    List<String> devicesOf(Handle handle, String id) {
        return handle.createQuery(DEVICES_OF).bind("id", id).mapTo(String.class).list();
    }

    private List<ResidentFile> files(Handle handle, Query query) {
        List<Row> rows = query.map(Row::of).list();
        Map<String, Home> found =
                homes.findAll(handle, rows.stream().map(Row::homeId).distinct().toList());
        return rows.stream().map(row -> row.file(found)).toList();
    }

    private static ResidentFile file(RowView row, Map<String, Home> homes) {
        return Row.of(row).file(homes);
    }

    /** A row whose home is still to be found. */
    private record Row(
            String id,
            long version,
            Person person,
            String homeId,
            @Nullable CareEnd careEnd,
            Instant changedAt,
            @Nullable String changedBy) {
        static Row of(RowView row) {
            return new Row(
                    row.getColumn("id", String.class),
                    row.getColumn("version", Long.class),
                    person(row),
                    row.getColumn("home_id", String.class),
                    careEnd(row),
                    row.getColumn("changed_at", Instant.class),
                    row.getColumn("changed_by", String.class));
        }

        ResidentFile file(Map<String, Home> homes) {
            Home home = homes.get(homeId);
            if (home == null) {
                throw new IllegalStateException("resident %s has no home".formatted(id));
            }
            return new ResidentFile(id, version, person, home, careEnd, changedAt, changedBy);
        }

        private static Person person(RowView row) {
            return new Person(
                    row.getColumn("name", String.class),
                    row.getColumn("preferred_name", String.class),
                    row.getColumn("sex", String.class),
                    row.getColumn("born_on", LocalDate.class),
                    row.getColumn("phone", String.class),
                    row.getColumn("dialect", String.class),
                    row.getColumn("mobility", String.class),
                    List.of(row.getColumn("illnesses", String[].class)),
                    List.of(row.getColumn("medicines", String[].class)),
                    contacts(row.getColumn("contacts", String.class)),
                    row.getColumn("risk", String.class),
                    row.getColumn("mains_device", String.class));
        }

        private static List<Resident.Contact> contacts(String json) {
            try {
                byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                return Arrays.asList(LinkJson.read(bytes, Resident.Contact[].class));
            } catch (MalformedJsonException e) {
                throw new IllegalStateException("the database writes JSON", e);
            }
        }

        private static @Nullable CareEnd careEnd(RowView row) {
            LocalDate on = row.getColumn("care_ended_on", LocalDate.class);
            return on == null
                    ? null
                    : new CareEnd(
                            on,
                            row.getColumn("care_end_reason", String.class),
                            row.getColumn("care_end_note", String.class));
        }
    }
}
