package cn.yinling.register.csv;

import cn.yinling.register.Fault;
import cn.yinling.register.Faults;
import cn.yinling.register.HomeDraft;
import cn.yinling.register.HomeStore;
import cn.yinling.register.NewId;
import cn.yinling.register.Person;
import cn.yinling.register.RegistryStore;
import cn.yinling.register.ResidentFile;
import cn.yinling.register.ResidentStore;
import cn.yinling.register.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lines of residents. */
final class ResidentLines implements Lines {
    private final LocalDate today;
    private final String by;
    private final Map<String, String> streets;
    private final Map<String, Long> seen = new HashMap<>();
    private final ResidentStore residents = new ResidentStore();
    private final HomeStore homes = new HomeStore();
    private final RegistryStore writer = new RegistryStore();

    /**
     * Begins an import.
     *
     * @param streets codes by code and by name
     */
    ResidentLines(LocalDate today, String by, Map<String, String> streets) {
        this.today = today;
        this.by = by;
        this.streets = Map.copyOf(streets);
    }

    /** What is to be written of one or several lines. */
    private record Work(
            Map<String, HomeDraft> homes, List<RegistryStore.Filed> filed, List<String> left) {
        Work() {
            this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public List<Column> columns() {
        return Columns.RESIDENT;
    }

    @Override
    public List<String> needed() {
        return List.of("name", "bornOn", "street", "address");
    }

    @Override
    public Tally take(Handle handle, List<Row> rows) {
        List<String> ids =
                rows.stream().map(row -> row.get("id")).filter(Objects::nonNull).toList();
        Map<String, ResidentFile> onFile = residents.findAll(handle, ids);
        Tally tally = new Tally();
        Work work = new Work();
        for (Row row : rows) {
            take(handle, row, onFile, work, tally);
        }
        homes.put(handle, work.homes(), by);
        writer.putResidents(handle, work.filed(), by);
        work.left().forEach(home -> homes.forgetEmpty(handle, home));
        return tally;
    }

    private void take(
            Handle handle, Row row, Map<String, ResidentFile> onFile, Work work, Tally tally) {
        String id = row.get("id");
        ResidentFile file = id == null ? null : onFile.get(id);
        Faults faults = new Faults("");
        HomeDraft home = home(row, file);
        Person person = PersonCells.read(row, file == null ? null : file.person(), faults);
        check(row, id, home, person, faults);
        if (!faults.isEmpty() || person == null) {
            tally.refuse(row.number(), PersonCells.asColumns(faults.list()));
            return;
        }
        if (id == null) {
            id = residents.samePerson(handle, person, home).orElse(null);
            file = id == null ? null : residents.find(handle, id).orElseThrow();
        }
        Fault conflict = conflict(row, file, id == null ? key(person, home) : id);
        if (conflict == null) {
            file(row, id == null ? NewId.of("r") : id, file, person, home, work, tally);
        } else {
            tally.refuse(row.number(), List.of(conflict));
        }
    }

    private void check(
            Row row, @Nullable String id, HomeDraft home, @Nullable Person person, Faults faults) {
        if (row.has(Columns.SURPLUS)) {
            faults.add("line", Row.SURPLUS);
        }
        if (id != null && !id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,47}")) {
            faults.add(
                    "id",
                    "请用字母、数字和连字符，最多48位；新增请留空",
                    "must be at most 48 letters, digits and hyphens, or blank for a new one");
        }
        if (person != null) {
            faults.addAll(person.check(today));
        }
        faults.addAll(home.check(""));
        if (!home.street().isEmpty() && !streets.containsValue(home.street())) {
            faults.add(
                    "street",
                    "本区没有这个街道：请填街道代码或名称",
                    "is no street of this district: give its code or its name");
        }
    }

    private @Nullable Fault conflict(Row row, @Nullable ResidentFile file, String key) {
        Long before = seen.putIfAbsent(key, row.number());
        if (before != null && before != row.number()) {
            return new Fault(
                    "id",
                    new Words("与第%d行是同一人：请删去一行", "is the person of line %d: take one away")
                            .formatted(before));
        }
        return file != null && file.careEnd() != null
                ? new Fault(
                        "id",
                        new Words(
                                "该老人已结束服务：请先恢复服务",
                                "is not looked after any more: resume her care first"))
                : null;
    }

    private void file(
            Row row,
            String id,
            @Nullable ResidentFile file,
            Person person,
            HomeDraft home,
            Work work,
            Tally tally) {
        String homeId = row.get("homeId", file == null ? null : file.home().id());
        if (homeId == null) {
            homeId = file == null ? "h-" + id : file.home().id();
        }
        boolean isSame =
                file != null
                        && file.person().equals(person)
                        && file.home().details().equals(home)
                        && file.home().id().equals(homeId);
        if (isSame) {
            tally.unchanged();
            return;
        }
        Faults faults = new Faults("").id("homeId", homeId.toLowerCase(java.util.Locale.ROOT));
        long version = Cells.version(row, faults);
        if (file != null && version > 0 && version != file.version()) {
            faults.add("version", Row.OLD);
        }
        if (!faults.isEmpty()) {
            tally.refuse(row.number(), faults.list());
            return;
        }
        work.homes().put(homeId, home);
        work.filed().add(new RegistryStore.Filed(id, person, homeId));
        if (file == null) {
            tally.added();
        } else {
            work.left().add(file.home().id());
            tally.changed();
        }
    }

    private HomeDraft home(Row row, @Nullable ResidentFile file) {
        HomeDraft now = file == null ? null : file.home().details();
        String street = row.get("street");
        return new HomeDraft(
                street == null ? "" : streets.getOrDefault(street, street),
                Objects.requireNonNullElse(row.get("address"), ""),
                row.get("building", now == null ? null : now.building()),
                row.get("door", now == null ? null : now.door()),
                row.get("keySafe", now == null ? null : now.keySafe()),
                row.get("entryNote", now == null ? null : now.entryNote()));
    }

    private static String key(Person person, HomeDraft home) {
        return String.join(
                "\t", person.name(), person.bornOn().toString(), home.street(), home.address());
    }
}
