package cn.yinling.register.callers;

import cn.yinling.link.alarm.Place;
import cn.yinling.register.ResidentFile;
import cn.yinling.register.ResidentStore;
import cn.yinling.register.callers.CallerStore.Entry;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Reach;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Says whose a telephone number is. Thread-safe. Blocks. */
public final class Callers {
    /** A number of so many people says nothing: that of a hospital, for example. */
    private static final int MOST = 20;

    private static final Comparator<Entry> NEAREST_FIRST =
            Comparator.comparing(Entry::as)
                    .thenComparing(
                            Entry::residentId, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Entry::contact, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Database database;
    private final CallerStore store = new CallerStore();
    private final ResidentStore residents = new ResidentStore();

    public Callers(Database database) {
        this.database = database;
    }

    /**
     * Everybody who may be calling by that number, the nearest first: each resident once, as who is
     * nearest to her. Nobody where the number is of too many.
     *
     * @param reach what the asker may see
     */
    public List<Caller> find(String number, Reach reach) {
        String tail = PhoneNumbers.tail(number);
        if (tail.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(
                database.jdbi().withHandle(handle -> find(handle, number, tail, reach)));
    }

    private List<Caller> find(Handle handle, String number, String tail, Reach reach) {
        Set<String> seen = new HashSet<>();
        List<Entry> entries =
                store.endingIn(handle, tail).stream()
                        .filter(entry -> PhoneNumbers.areOne(entry.number(), number))
                        .sorted(NEAREST_FIRST)
                        .filter(entry -> seen.add(entry.residentId() + " " + entry.placeId()))
                        .toList();
        if (entries.size() > MOST) {
            return List.of();
        }
        Map<String, ResidentFile> files =
                residents.findAll(handle, ids(entries.stream().map(Entry::residentId)));
        Map<String, Place> places = store.places(handle, ids(entries.stream().map(Entry::placeId)));
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(caller(entry, files, places)))
                .filter(caller -> isWithin(caller, reach))
                .toList();
    }

    private static List<String> ids(Stream<@Nullable String> some) {
        return some.filter(Objects::nonNull).distinct().toList();
    }

    private static @Nullable Caller caller(
            Entry entry, Map<String, ResidentFile> files, Map<String, Place> places) {
        ResidentFile file = entry.residentId() == null ? null : files.get(entry.residentId());
        Place place =
                file != null
                        ? file.home().place()
                        : entry.placeId() == null ? null : places.get(entry.placeId());
        return place == null
                ? null
                : new Caller(
                        entry.as(),
                        entry.contact(),
                        file == null ? null : file.person().resident(file.id()),
                        place);
    }

    private static boolean isWithin(Caller caller, Reach reach) {
        return reach.holds(
                caller.place().street(), caller.resident() == null ? null : caller.resident().id());
    }
}
