package cn.yinling.register.carebeds;

import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.DeviceStore;
import cn.yinling.register.DistrictClock;
import cn.yinling.register.Faults;
import cn.yinling.register.NewId;
import cn.yinling.register.Outcome;
import cn.yinling.register.ResidentFile;
import cn.yinling.register.ResidentStore;
import cn.yinling.register.Words;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The files of family-care beds. Each step is one transaction. Thread-safe. Blocks. */
public final class CareBeds {
    /** How often somebody looks whether an installed bed still works. */
    static final Period CHECK_EVERY = Period.ofMonths(3);

    private final Database database;
    private final DeviceDirectory directory;
    private final DistrictClock clock;
    private final CareBedStore store = new CareBedStore();
    private final ResidentStore residents = new ResidentStore();
    private final DeviceStore devices = new DeviceStore();

    public CareBeds(Database database, DeviceDirectory directory, DistrictClock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    public Optional<CareBed> find(String id) {
        return database.jdbi().withHandle(handle -> store.find(handle, id, today()));
    }

    /** The resident's latest file, open or over. */
    public Optional<CareBed> ofResident(String residentId) {
        return database.jdbi().withHandle(handle -> store.latest(handle, residentId, today()));
    }

    public Page<CareBed> search(CareBedQuery query) {
        List<CareBed> found =
                database.jdbi().withHandle(handle -> store.some(handle, query, today()));
        return Page.of(found, query.limit(), one -> Cursor.of(one.id()));
    }

    /** Who did what when, from the first step. */
    public List<CareBed.Event> history(String id) {
        return database.jdbi().withHandle(handle -> store.history(handle, id));
    }

    /** Opens a file. */
    public Outcome<CareBed> apply(String residentId, Step.Apply application, String by) {
        Faults faults = application.check(today());
        return faults.isEmpty()
                ? inTransaction(handle -> open(handle, residentId, application, by))
                : faults.outcome();
    }

    private Outcome<CareBed> open(
            Handle handle, String residentId, Step.Apply application, String by) {
        Optional<ResidentFile> resident = residents.find(handle, residentId);
        if (resident.isEmpty()) {
            return new Outcome.Missing<>(ResidentFile.WORDS);
        }
        if (resident.get().careEnd() != null) {
            return new Outcome.Conflict<>(
                    new Words(
                            "该老人已结束服务：请先恢复服务",
                            "she is not looked after any more: resume her care first"));
        }
        String id = NewId.of("b");
        Instant now = clock.instant();
        if (!store.open(handle, id, residentId, application.circumstances(), now)) {
            return new Outcome.Conflict<>(
                    new Words(
                            "该老人已有未办结的档案：请在该档案中办理",
                            "she has a file that is open: go on with that one"));
        }
        store.note(handle, id, application, Stage.APPLIED, by, now);
        return new Outcome.Done<>(store.find(handle, id, today()).orElseThrow());
    }

    /**
     * Takes the next step.
     *
     * @return {@link Outcome.Conflict} for one that may not be taken now, with those that may
     */
    public Outcome<CareBed> take(String id, long version, Step step, String by) {
        Faults faults = step.check(today());
        if (!faults.isEmpty()) {
            return faults.outcome();
        }
        Outcome<CareBed> outcome = inTransaction(handle -> take(handle, id, version, step, by));
        if (step instanceof Step.HandBack && outcome instanceof Outcome.Done<CareBed>) {
            directory.refresh().join();
        }
        return outcome;
    }

    private Outcome<CareBed> take(Handle handle, String id, long version, Step step, String by) {
        store.lock(handle, id);
        Optional<CareBed> found = store.find(handle, id, today());
        if (found.isEmpty()) {
            return new Outcome.Missing<>(new Words("家庭养老床位", "care bed"));
        }
        CareBed bed = found.get();
        if (bed.version() != version) {
            return new Outcome.Stale<>(bed.version());
        }
        if (!bed.possible().contains(step.kind())) {
            return new Outcome.Conflict<>(NotNow.words(bed, step.kind()));
        }
        List<Equipment> equipment = equipment(handle, bed, step);
        Faults faults = check(handle, bed, step, equipment);
        return faults.isEmpty()
                ? new Outcome.Done<>(taken(handle, bed, step, equipment, by))
                : faults.outcome();
    }

    private CareBed taken(
            Handle handle, CareBed bed, Step step, List<Equipment> equipment, String by) {
        Instant now = clock.instant();
        Stage stage = bed.stage().after(step.kind());
        if (!equipment.equals(bed.equipment())) {
            store.equip(handle, bed.id(), equipment);
        }
        store.move(handle, bed.id(), stage, circumstances(bed, step), nextCheck(bed, step), now);
        store.note(handle, bed.id(), step, stage, by, now);
        if (step instanceof Step.HandBack) {
            devices.revoke(handle, deviceIds(equipment), by);
        }
        return store.find(handle, bed.id(), today()).orElseThrow();
    }

    private static Circumstances circumstances(CareBed bed, Step step) {
        return switch (step) {
            case Step.Screen screen -> bed.circumstances().updatedBy(screen.circumstances());
            case Step.Assess assess -> bed.circumstances().updatedBy(assess.circumstances());
            case Step.Apply _,
                    Step.Approve _,
                    Step.Refuse _,
                    Step.Equip _,
                    Step.Install _,
                    Step.Check _,
                    Step.HandBack _,
                    Step.Withdraw _ ->
                    bed.circumstances();
        };
    }

    private static @Nullable LocalDate nextCheck(CareBed bed, Step step) {
        return switch (step) {
            case Step.Install(LocalDate on, _, _) -> on.plus(CHECK_EVERY);
            case Step.Check(LocalDate on, _, LocalDate nextOn, _) ->
                    nextOn == null ? on.plus(CHECK_EVERY) : nextOn;
            case Step.HandBack _ -> null;
            case Step.Apply _,
                    Step.Screen _,
                    Step.Assess _,
                    Step.Approve _,
                    Step.Refuse _,
                    Step.Equip _,
                    Step.Withdraw _ ->
                    bed.nextCheckOn();
        };
    }

    /** The list as it will be; a device that is installed without being on it is added. */
    private List<Equipment> equipment(Handle handle, CareBed bed, Step step) {
        if (step instanceof Step.Equip equip) {
            return equip.equipment();
        }
        if (!(step instanceof Step.Install install)) {
            return bed.equipment();
        }
        List<Equipment> all = new ArrayList<>(bed.equipment());
        Map<String, DeviceFile> files = devices.findAll(handle, install.deviceIds());
        for (String device : install.deviceIds()) {
            DeviceFile file = files.get(device);
            if (!deviceIds(all).contains(device)) {
                String item = file == null ? "device" : file.details().kind().code();
                all.add(new Equipment(item, 1, device));
            }
        }
        return all;
    }

    private Faults check(Handle handle, CareBed bed, Step step, List<Equipment> equipment) {
        Faults faults = new Faults("");
        boolean isInstall = step instanceof Step.Install;
        if (!isInstall && !(step instanceof Step.Equip)) {
            return faults;
        }
        List<String> ids = deviceIds(equipment);
        if (isInstall && ids.isEmpty()) {
            faults.add(
                    "deviceIds",
                    "没有列出设备：请填写已装到家中的设备",
                    "lists no device: give those that stand in the home");
        }
        Map<String, DeviceFile> files = devices.findAll(handle, ids);
        for (String id : ids) {
            Words problem = problem(handle, bed, id, files.get(id), isInstall);
            if (problem != null) {
                faults.add(isInstall ? "deviceIds" : "equipment", problem);
            }
        }
        return faults;
    }

    private @Nullable Words problem(
            Handle handle, CareBed bed, String id, @Nullable DeviceFile file, boolean isInstall) {
        if (file == null) {
            return new Words(
                            "系统中没有设备%s：请先登记",
                            "there is no device %s in the register: enter it first")
                    .formatted(id);
        }
        Optional<String> elsewhere = store.elsewhere(handle, bed.id(), id);
        if (elsewhere.isPresent()) {
            return new Words(
                            "设备%s属于另一家庭养老床位%s：请先办理退还",
                            "%s belongs to the care bed %s: hand that one back first")
                    .formatted(id, elsewhere.get());
        }
        if (file.stage() == DeviceFile.Stage.REVOKED) {
            return new Words("设备%s已停用：请换一台设备", "%s is revoked: take another device").formatted(id);
        }
        boolean isHers =
                bed.residentId().equals(file.residentId()) || isInHerHome(handle, bed, file);
        return isInstall && !isHers
                ? new Words(
                                "设备%s未登记在该老人家中：请先分配给该老人",
                                "%s is not in her home by the register: assign it to her first")
                        .formatted(id)
                : null;
    }

    private boolean isInHerHome(Handle handle, CareBed bed, DeviceFile file) {
        return residents
                .find(handle, bed.residentId())
                .map(resident -> resident.home().id().equals(file.placement().id()))
                .orElse(false);
    }

    private static List<String> deviceIds(List<Equipment> equipment) {
        return equipment.stream().map(Equipment::deviceId).filter(Objects::nonNull).toList();
    }

    private interface Work {
        Outcome<CareBed> in(Handle handle);
    }

    private Outcome<CareBed> inTransaction(Work work) {
        return database.jdbi().inTransaction(work::in);
    }

    private LocalDate today() {
        return clock.today();
    }
}
