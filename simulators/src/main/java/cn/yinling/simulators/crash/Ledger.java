package cn.yinling.simulators.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;

/** Holds what was acknowledged against what is in the database. */
record Ledger(Jdbi database) {
    private static final int ROWS_AT_A_TIME = 10_000;
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

    /** A reading that was acknowledged and is not there. */
    record Lost(Journal journal, Journal.Entry entry) {}

    /**
     * What the database says.
     *
     * @param stored rows
     * @param duplicates rows beyond the first of a number
     * @param strangeAlarms that no SOS of ours explains: one was raised twice
     */
    record Findings(
            long stored,
            long duplicates,
            List<Lost> lost,
            int alarmsStored,
            List<String> lostAlarms,
            List<String> strangeAlarms) {}

    Findings audit(List<Journal> journals) {
        long stored = 0;
        long duplicates = 0;
        List<Lost> lost = new ArrayList<>();
        for (Journal journal : journals) {
            int[] rows = database.inTransaction(handle -> rowsByNumber(handle, journal));
            for (int number = 1; number < rows.length; number++) {
                stored += rows[number];
                duplicates += Math.max(0, rows[number] - 1);
                if (rows[number] == 0 && journal.isAcknowledged(number)) {
                    lost.add(new Lost(journal, journal.entry(number)));
                }
            }
        }
        Set<String> alarms = new HashSet<>(alarms());
        List<String> lostAlarms =
                journals.stream()
                        .flatMap(journal -> journal.promisedAlarms().stream())
                        .filter(id -> !alarms.contains(id))
                        .toList();
        Set<String> strange = new HashSet<>(alarms);
        journals.forEach(journal -> journal.possibleAlarms().forEach(strange::remove));
        return new Findings(
                stored, duplicates, lost, alarms.size(), lostAlarms, List.copyOf(strange));
    }

    private static int[] rowsByNumber(Handle handle, Journal journal) {
        int[] rows = new int[journal.begun() + 1];
        try (ResultIterator<Long> numbers =
                handle.createQuery(READINGS)
                        .bind("device", journal.device().value())
                        .setFetchSize(ROWS_AT_A_TIME)
                        .mapTo(Long.class)
                        .iterator()) {
            for (Iterator<Long> rest = numbers; rest.hasNext(); ) {
                rows[rest.next().intValue()]++;
            }
        }
        return rows;
    }

    private List<String> alarms() {
        return database.withHandle(handle -> handle.createQuery(ALARMS).mapTo(String.class).list());
    }
}
