package cn.yinling.accounts.persons;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables {@code person} and {@code person_role}. Stateless. */
public final class PersonStore {
    private static final Logger LOG = LoggerFactory.getLogger(PersonStore.class);

    private static final String FILES =
            """
            select person.*, factor.secret, invitation.expires_at
              from accounts.person
              left join accounts.second_factor factor on factor.person_id = person.id
              left join accounts.invitation on invitation.person_id = person.id and invitation.expires_at > now()
            """;
    private static final String WHO_MAY_SIGN_IN = FILES + "where ended_at is null";
    private static final String ONE = FILES + "where id = :id";
    private static final String SOME =
            FILES
                    + """
                     where (ended_at is not null) = :ended
                       and (cast(:text as text) is null or id ilike :text or name ilike :text)
                       and (cast(:role as text) is null
                            or exists (select from accounts.person_role of where of.person_id = id and of.role = :role))
                       and (cast(:after as text) is null or id > :after)
                     order by id
                     limit :limit
                    """;
    private static final String ROLES =
            """
            select person_id, role, street_code, place_id, resident_id
              from accounts.person_role
             order by person_id, role, street_code, place_id, resident_id
            """;
    private static final String ADD =
            """
            insert into accounts.person (id, name, password_hash, robot, changed_by)
            values (:id, :name, :hash, :robot, :by)
                on conflict do nothing
            """;
    private static final String GRANT =
            """
            insert into accounts.person_role (person_id, role, street_code, place_id, resident_id)
            values (:person, :role, :street, :place, :resident)
                on conflict do nothing
            """;
    private static final String TAKE_ROLES =
            """
            delete from accounts.person_role
             where person_id = :id
            """;
    private static final String CHANGE =
            """
            update accounts.person
               set name = :name, version = version + 1, changed_at = :at, changed_by = :by
             where id = :id
            """;
    private static final String END =
            """
            update accounts.person
               set ended_at = :ended, generation = generation + 1, version = version + 1, changed_at = :at, changed_by = :by
             where id = :id
            """;
    private static final String SET_PASSWORD =
            """
            update accounts.person
               set password_hash = :hash, generation = generation + 1, version = version + 1, changed_at = :at, changed_by = :id
             where id = :id
            """;
    private static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtext('yinling.persons'))
            """;
    private static final String HAS_OPERATOR =
            """
            select exists (select
                             from accounts.person
                             join accounts.person_role on person_id = id
                            where role = 'operator' and ended_at is null and password_hash is not null)
            """;
    private static final String TAKE_OVER =
            """
            insert into accounts.taken_over (list)
            values (:list)
                on conflict do nothing
            """;
    private static final String VERSION =
            """
            select version
              from accounts.change
             where of = 'persons'
            """;

    /** Goes up with each change of any person. */
    public long version(Handle handle) {
        return handle.createQuery(VERSION).mapTo(Long.class).one();
    }

    /** Everybody who may sign in. */
    public List<Person> whoMaySignIn(Handle handle) {
        Map<String, List<Grant>> grants = grants(handle);
        return handle.createQuery(WHO_MAY_SIGN_IN).map(row -> file(row, grants).person()).list();
    }

    public Optional<PersonFile> find(Handle handle, String id) {
        Map<String, List<Grant>> grants = grants(handle);
        return handle.createQuery(ONE).bind("id", id).map(row -> file(row, grants)).findOne();
    }

    /** A page, by id, and one more where there are more. */
    public List<PersonFile> some(Handle handle, PersonQuery query) {
        Map<String, List<Grant>> grants = grants(handle);
        return handle.createQuery(SOME)
                .bind("ended", query.isEnded())
                .bind("text", query.text() == null ? null : contains(query.text()))
                .bind("role", query.role() == null ? null : query.role().code())
                .bind("after", query.after())
                .bind("limit", query.limit() + 1)
                .map(row -> file(row, grants))
                .list();
    }

    private static String contains(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** Whoever changes something about persons does it after all others, and sees what they did. */
    public void lock(Handle handle) {
        handle.execute(LOCK);
    }

    /** Whether anybody can sign in who manages persons. */
    public boolean hasOperator(Handle handle) {
        return handle.createQuery(HAS_OPERATOR).mapTo(Boolean.class).one();
    }

    /** False where there is somebody of that id already; she has these roles too, then. */
    public boolean add(Handle handle, Person person, @Nullable String by) {
        int added =
                handle.createUpdate(ADD)
                        .bind("id", person.id())
                        .bind("name", person.name())
                        .bind("hash", person.passwordHash())
                        .bind("robot", person.robot())
                        .bind("by", by)
                        .execute();
        grant(handle, person.id(), person.grants());
        return added > 0;
    }

    /** Gives a person this name and these roles, and no others. */
    public void change(
            Handle handle, String id, String name, List<Grant> grants, Instant at, String by) {
        handle.createUpdate(CHANGE)
                .bind("id", id)
                .bind("name", name)
                .bind("at", at)
                .bind("by", by)
                .execute();
        handle.createUpdate(TAKE_ROLES).bind("id", id).execute();
        grant(handle, id, grants);
    }

    /**
     * Lets a person sign in no more, or again; ends all her sessions.
     *
     * @param ended since when; null for again
     */
    public void end(Handle handle, String id, @Nullable Instant ended, Instant at, String by) {
        handle.createUpdate(END)
                .bind("id", id)
                .bind("ended", ended)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    /** Gives a person this password, and ends all her sessions. */
    public void setPassword(Handle handle, String id, String hash, Instant at) {
        handle.createUpdate(SET_PASSWORD)
                .bind("id", id)
                .bind("hash", hash)
                .bind("at", at)
                .execute();
    }

    /** Notes that a list is taken over; false where it was before. */
    public boolean takeOver(Handle handle, String list) {
        return handle.createUpdate(TAKE_OVER).bind("list", list).execute() > 0;
    }

    private static void grant(Handle handle, String personId, Collection<Grant> grants) {
        for (Grant grant : grants) {
            handle.createUpdate(GRANT)
                    .bind("person", personId)
                    .bind("role", grant.role().code())
                    .bind("street", grant.boundTo(Bound.Kind.STREET))
                    .bind("place", grant.boundTo(Bound.Kind.PLACE))
                    .bind("resident", grant.boundTo(Bound.Kind.RESIDENT))
                    .execute();
        }
    }

    private static PersonFile file(RowView row, Map<String, List<Grant>> grants) {
        String id = row.getColumn("id", String.class);
        byte[] secret = row.getColumn("secret", byte[].class);
        return new PersonFile(
                new Person(
                        id,
                        row.getColumn("name", String.class),
                        row.getColumn("password_hash", String.class),
                        secret == null ? null : new Secret(HexFormat.of().formatHex(secret)),
                        row.getColumn("robot", Boolean.class),
                        row.getColumn("generation", Integer.class),
                        grants.getOrDefault(id, List.of())),
                row.getColumn("expires_at", Instant.class),
                row.getColumn("ended_at", Instant.class),
                row.getColumn("version", Long.class),
                row.getColumn("changed_at", Instant.class),
                row.getColumn("changed_by", String.class));
    }

    /** Of everybody: a district has some hundred persons. */
    private static Map<String, List<Grant>> grants(Handle handle) {
        return handle.createQuery(ROLES)
                .map(row -> Map.entry(row.getColumn("person_id", String.class), grants(row)))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.flatMapping(
                                        entry -> entry.getValue().stream(), Collectors.toList())));
    }

    /**
     * None where it is a role that only a later release knows: there it counts, here it does not.
     */
    private static List<Grant> grants(RowView row) {
        try {
            return List.of(new Grant(Role.ofCode(row.getColumn("role", String.class)), bound(row)));
        } catch (IllegalArgumentException e) {
            LOG.warn("a role is left out: {}", e.getMessage());
            return List.of();
        }
    }

    private static @Nullable Bound bound(RowView row) {
        for (Bound.Kind kind : Bound.Kind.values()) {
            String id =
                    row.getColumn(
                            switch (kind) {
                                case STREET -> "street_code";
                                case PLACE -> "place_id";
                                case RESIDENT -> "resident_id";
                            },
                            String.class);
            if (id != null) {
                return new Bound(kind, id);
            }
        }
        return null;
    }
}
