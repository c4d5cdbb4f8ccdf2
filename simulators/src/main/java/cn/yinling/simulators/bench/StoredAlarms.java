package cn.yinling.simulators.bench;

import cn.yinling.runtime.database.Database;
import cn.yinling.simulators.beds.Press;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Alarms in the hub's database after a run, held against what beds were promised.
 *
 * @param lost acknowledged and not there
 * @param duplicates alarms that no bed has raised, so raised twice
 */
record StoredAlarms(long lost, long duplicates) {
    static StoredAlarms check(Database database, Collection<Press> presses) {
        if (presses.isEmpty()) {
            return new StoredAlarms(0, 0);
        }
        Set<String> promised = new HashSet<>();
        Set<String> causes = new HashSet<>();
        presses.forEach(press -> {
            promised.add(press.alarmId());
            causes.add(press.cause().wireName());
        });
        List<String> there =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select id from hub.alarm where cause in (<causes>)")
                                        .bindList("causes", List.copyOf(causes))
                                        .mapTo(String.class)
                                        .list());
        Set<String> lost = new HashSet<>(promised);
        there.forEach(lost::remove);
        return new StoredAlarms(
                lost.size(), there.stream().filter(id -> !promised.contains(id)).count());
    }
}
