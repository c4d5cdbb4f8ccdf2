package cn.yinling.register.csv;

import cn.yinling.register.Fault;
import cn.yinling.register.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what becomes of lines. Not thread-safe. */
final class Tally {
    private int added;
    private int changed;
    private int unchanged;
    private final List<ImportReport.Refused> refused = new ArrayList<>();

    void added() {
        added++;
    }

    void changed() {
        changed++;
    }

    void unchanged() {
        unchanged++;
    }

    /** The line as a whole. */
    void refuse(long line, Words reason) {
        refused.add(new ImportReport.Refused(line, null, reason));
    }

    /** One of the line's faults after the other. */
    void refuse(long line, List<Fault> faults) {
        faults.forEach(fault ->
                refused.add(
                        new ImportReport.Refused(
                                line, Columns.called(fault.field()), fault.words())));
    }

    void add(Tally other) {
        added += other.added;
        changed += other.changed;
        unchanged += other.unchanged;
        refused.addAll(other.refused);
    }

    boolean hasRefused() {
        return !refused.isEmpty();
    }

    ImportReport report(boolean isApplied, int lines, List<String> ignoredColumns) {
        return new ImportReport(
                isApplied,
                lines,
                added,
                changed,
                unchanged,
                refused.stream()
                        .sorted(Comparator.comparingLong(ImportReport.Refused::line))
                        .toList(),
                ignoredColumns);
    }
}
