package cn.yinling.register;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Residents on file. What is changed here reaches the devices' alarms within seconds. Thread-safe.
 * Blocks.
 */
public final class Residents {
    private final Database database;
    private final DeviceDirectory directory;
    private final DistrictClock clock;
    private final Homes homes;
    private final HomeStore homeStore = new HomeStore();
    private final ResidentStore store = new ResidentStore();
    private final RegistryStore writer = new RegistryStore();

    public Residents(Database database, DeviceDirectory directory, DistrictClock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
        this.homes = new Homes(database, directory);
    }

    public Optional<ResidentFile> find(String id) {
        return database.jdbi().withHandle(handle -> store.find(handle, id));
    }

    public Page<ResidentFile> search(ResidentQuery query) {
        List<ResidentFile> found = database.jdbi().withHandle(handle -> store.some(handle, query));
        return Page.of(found, query.limit(), one -> Cursor.of(one.id()));
    }

    /**
     * Opens a file.
     *
     * @param id null for a new one of ours
     */
    public Outcome<ResidentFile> create(
            @Nullable String id, Person person, HomeChoice home, String by) {
        Faults faults = person.check(today());
        if (id != null) {
            faults.id("id", id);
        }
        return faults.isEmpty()
                ? write(handle -> create(handle, id == null ? NewId.of("r") : id, person, home, by))
                : faults.outcome();
    }

    private Outcome<ResidentFile> create(
            Handle handle, String id, Person person, HomeChoice choice, String by) {
        if (store.find(handle, id).isPresent()) {
            return new Outcome.Conflict<>(
                    new Words(
                            "编号已有档案：请换一个编号",
                            "a resident with that id is on file: choose another id"));
        }
        Outcome<Home> home = home(handle, choice, by);
        if (home instanceof Outcome.Done<Home>(Home where)) {
            writer.putResidents(
                    handle, List.of(new RegistryStore.Filed(id, person, where.id())), by);
        }
        return home.map(_ -> store.find(handle, id).orElseThrow());
    }

    /** Changes what is on file of the person, if it is still at that version. */
    public Outcome<ResidentFile> change(String id, long version, Person person, String by) {
        Faults faults = person.check(today());
        if (!faults.isEmpty()) {
            return faults.outcome();
        }
        return change(
                id,
                version,
                (handle, file) -> {
                    writer.putResidents(
                            handle,
                            List.of(new RegistryStore.Filed(id, person, file.home().id())),
                            by);
                    return new Outcome.Done<>(file);
                });
    }

    /**
     * Changes the person and where she lives at once.
     *
     * @param homeId the home of that address: the one she has, or another on file; null for the one
     *     she has, save where she shares it and the address is another: then a new one of her own
     */
    public Outcome<ResidentFile> replace(
            String id,
            long version,
            Person person,
            HomeDraft home,
            @Nullable String homeId,
            String by) {
        Faults faults = person.check(today()).addAll(home.check(""));
        if (!faults.isEmpty()) {
            return faults.outcome();
        }
        return change(
                id,
                version,
                (handle, file) -> {
                    Outcome<Home> where = home(handle, file, home, homeId, by);
                    if (where instanceof Outcome.Done<Home>(Home found)) {
                        writer.putResidents(
                                handle,
                                List.of(new RegistryStore.Filed(id, person, found.id())),
                                by);
                        homeStore.forgetEmpty(handle, file.home().id());
                    }
                    return where.map(_ -> file);
                });
    }

    private Outcome<Home> home(
            Handle handle, ResidentFile file, HomeDraft home, @Nullable String homeId, String by) {
        boolean isSame = file.home().details().equals(home);
        boolean isShared = homeStore.people(handle, file.home().id()).size() > 1;
        if (homeId == null && isShared && !isSame) {
            return homes.add(handle, home, "", by);
        }
        String target = homeId == null ? file.home().id() : homeId;
        if (homeStore.find(handle, target).isEmpty()) {
            return Outcome.invalid(
                    "homeId",
                    "没有这个住所：请留空，或换一个住所编号",
                    "is no home on file: leave it out, or give another");
        }
        if (!homeStore.hasStreet(handle, home.street())) {
            return Outcome.invalid("street", Homes.NO_STREET);
        }
        homeStore.put(handle, java.util.Map.of(target, home), by);
        return new Outcome.Done<>(homeStore.find(handle, target).orElseThrow());
    }

    /**
     * Moves her to another home, and with her the devices that are hers; those of the home stay. A
     * home that is left empty is deleted.
     */
    public Outcome<ResidentFile> move(String id, long version, HomeChoice choice, String by) {
        return change(id, version, (handle, file) -> move(handle, file, choice, by));
    }

    private Outcome<ResidentFile> move(
            Handle handle, ResidentFile file, HomeChoice choice, String by) {
        Outcome<Home> home = home(handle, choice, by);
        if (home instanceof Outcome.Done<Home>(Home where)
                && !where.id().equals(file.home().id())) {
            store.touch(handle, file, where.id(), file.careEnd(), by);
            homeStore.forgetEmpty(handle, file.home().id());
        }
        return home.map(_ -> file);
    }

    /** She is not looked after any more. Her devices must have gone before. */
    public Outcome<ResidentFile> endCare(String id, long version, CareEnd end, String by) {
        Faults faults = end.check(today());
        if (!faults.isEmpty()) {
            return faults.outcome();
        }
        return change(id, version, (handle, file) -> endCare(handle, file, end, by));
    }

    private Outcome<ResidentFile> endCare(
            Handle handle, ResidentFile file, CareEnd end, String by) {
        List<String> devices = store.devicesOf(handle, file.id());
        if (!devices.isEmpty()) {
            return new Outcome.Conflict<>(
                    new Words(
                                    "名下仍有设备%s：请先退还家庭养老床位，或将这些设备移走、停用",
                                    "devices are still hers: hand the care bed back, or move or revoke %s first")
                            .formatted(String.join(", ", devices)));
        }
        store.touch(handle, file, null, end, by);
        return new Outcome.Done<>(file);
    }

    /** She is looked after again. */
    public Outcome<ResidentFile> resumeCare(String id, long version, String by) {
        return change(
                id,
                version,
                (handle, file) -> {
                    store.touch(handle, file, null, null, by);
                    return new Outcome.Done<>(file);
                });
    }

    private interface Step {
        Outcome<ResidentFile> take(Handle handle, ResidentFile file);
    }

    /** The row is locked first, so that of two who have seen the same version one comes late. */
    private Outcome<ResidentFile> change(String id, long version, Step step) {
        return write(handle -> {
            writer.lockResident(handle, id);
            Optional<ResidentFile> file = store.find(handle, id);
            if (file.isEmpty()) {
                return new Outcome.Missing<>(ResidentFile.WORDS);
            }
            if (file.get().version() != version) {
                return new Outcome.Stale<>(file.get().version());
            }
            return step.take(handle, file.get()).map(_ -> store.find(handle, id).orElseThrow());
        });
    }

    private <T> Outcome<T> write(Function<Handle, Outcome<T>> work) {
        Outcome<T> outcome =
                Objects.requireNonNull(database.jdbi().inTransaction(work::apply), "an outcome");
        if (outcome instanceof Outcome.Done<T>) {
            directory.refresh().join();
        }
        return outcome;
    }

    private Outcome<Home> home(Handle handle, HomeChoice choice, String by) {
        return switch (choice) {
            case HomeChoice.Fresh(HomeDraft details) -> homes.add(handle, details, "", by);
            case HomeChoice.OnFile(String id) ->
                    homeStore
                            .find(handle, id)
                            .<Outcome<Home>>map(Outcome.Done::new)
                            .orElseGet(() ->
                                    Outcome.invalid(
                                            "homeId",
                                            "没有这个住所：请填写地址，或换一个住所编号",
                                            "is no home on file: give an address, or another id"));
        };
    }

    private LocalDate today() {
        return clock.today();
    }
}
