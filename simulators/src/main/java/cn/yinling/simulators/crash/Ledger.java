package cn.yinling.simulators.crash;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Holds what was acknowledged against what is in the database. */
record Ledger(Jdbi database) {
    private static final String READINGS =
            """
            select seq
              from hub.reading
             where device_id = :device
            """;
    private static final String ALARMS =
            """
            select id
              from hub.alarm
             where cause = 'sos'
            """;

    Counts audit(int rounds, List<NumberingDevice> devices) {
        long acknowledged = 0;
        long stored = 0;
        long lost = 0;
        long duplicates = 0;
        for (NumberingDevice device : devices) {
            List<Long> rows = rowsOf(device);
            Set<Long> numbers = new HashSet<>(rows);
            acknowledged += device.acknowledged();
            stored += rows.size();
            duplicates += rows.size() - numbers.size();
            for (long number = 1; number <= device.acknowledged(); number++) {
                lost += numbers.contains(number) ? 0 : 1;
            }
        }
        List<String> rows = alarms();
        Set<String> ids = new HashSet<>(rows);
        Set<String> sent =
                devices.stream()
                        .flatMap(device -> device.alarms().stream())
                        .collect(Collectors.toSet());
        long alarmsLost = sent.stream().filter(id -> !ids.contains(id)).count();
        // Every message was finished before the audit, so an alarm that no device knows of was
        // raised twice.
        long duplicateAlarms = ids.stream().filter(id -> !sent.contains(id)).count();
        long repeats = devices.stream().mapToLong(NumberingDevice::repeats).sum();
        return new Counts(
                rounds,
                acknowledged,
                stored,
                lost,
                duplicates,
                sent.size(),
                rows.size(),
                alarmsLost,
                duplicateAlarms,
                repeats);
    }

    private List<Long> rowsOf(NumberingDevice device) {
        return database.withHandle(handle ->
                handle.createQuery(READINGS)
                        .bind("device", device.id().value())
                        .mapTo(Long.class)
                        .list());
    }

    private List<String> alarms() {
        return database.withHandle(handle -> handle.createQuery(ALARMS).mapTo(String.class).list());
    }
}
