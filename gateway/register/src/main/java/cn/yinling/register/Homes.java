package cn.yinling.register;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Homes on file. Thread-safe. Blocks. */
public final class Homes {
    static final Words NO_STREET =
            new Words(
                    "本区没有这个街道：请从街道列表中选择",
                    "is no street of this district: choose one of /api/streets");

    private final Database database;
    private final DeviceDirectory directory;
    private final HomeStore store = new HomeStore();

    public Homes(Database database, DeviceDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /**
     * Which homes are asked for; null for all.
     *
     * @param building part of the address and building
     * @param after the id after which the page begins
     */
    public record Query(
            @Nullable String street, @Nullable String building, @Nullable String after, int limit) {
        public Query {
            Page.checked(limit);
        }
    }

    /**
     * A home with who and what is there.
     *
     * @param residents their names by id
     * @param devices ids of all devices there, the residents' own ones too
     */
    public record Household(Home home, Map<String, String> residents, List<String> devices) {
        public Household {
            residents = Map.copyOf(residents);
            devices = List.copyOf(devices);
        }
    }

    public Optional<Household> find(String id) {
        return database.jdbi()
                .inTransaction(handle ->
                        store.find(handle, id)
                                .map(home ->
                                        new Household(
                                                home,
                                                store.people(handle, id),
                                                store.devices(handle, id))));
    }

    public Page<Home> search(Query query) {
        List<Home> found = database.jdbi().withHandle(handle -> store.some(handle, query));
        return Page.of(found, query.limit(), one -> Cursor.of(one.id()));
    }

    /** Enters a home in which nobody lives yet. */
    public Outcome<Home> create(HomeDraft details, String by) {
        Outcome<Home> outcome =
                database.jdbi().inTransaction(handle -> add(handle, details, "", by));
        directory.refresh().join();
        return outcome;
    }

    /** Changes it for everybody who lives there, if it is still at that version. */
    public Outcome<Home> change(String id, long version, HomeDraft details, String by) {
        Outcome<Home> outcome =
                database.jdbi().inTransaction(handle -> change(handle, id, version, details, by));
        directory.refresh().join();
        return outcome;
    }

    private Outcome<Home> change(
            Handle handle, String id, long version, HomeDraft details, String by) {
        Optional<Home> now = store.find(handle, id);
        if (now.isEmpty()) {
            return new Outcome.Missing<>(new Words("住所", "home"));
        }
        Faults faults = check(handle, details, "");
        if (!faults.isEmpty()) {
            return faults.outcome();
        }
        return store.change(handle, id, version, details, by)
                ? new Outcome.Done<>(store.find(handle, id).orElseThrow())
                : new Outcome.Stale<>(store.find(handle, id).orElseThrow().version());
    }

    /** Adds one in the caller's transaction. */
    Outcome<Home> add(Handle handle, HomeDraft details, String path, @Nullable String by) {
        Faults faults = check(handle, details, path);
        if (!faults.isEmpty()) {
            return faults.outcome();
        }
        String id = NewId.of("h");
        store.add(handle, id, details, by);
        return new Outcome.Done<>(store.find(handle, id).orElseThrow());
    }

    private Faults check(Handle handle, HomeDraft details, String path) {
        Faults faults = details.check(path);
        return faults.isEmpty() && !store.hasStreet(handle, details.street())
                ? faults.add("street", NO_STREET)
                : faults;
    }
}
