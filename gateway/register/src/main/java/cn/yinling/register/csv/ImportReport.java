package cn.yinling.register.csv;

import cn.yinling.register.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file. Immutable.
 *
 * @param isApplied whether the register was changed as the figures say
 * @param lines without the head line
 * @param refused every line that was not taken, in the file's order
 * @param ignoredColumns heads that mean nothing here
 */
public record ImportReport(
        boolean isApplied,
        int lines,
        int added,
        int changed,
        int unchanged,
        List<Refused> refused,
        List<String> ignoredColumns) {

    public ImportReport {
        refused = List.copyOf(refused);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /**
     * A line that was not taken.
     *
     * @param line of the file; the head is 1
     * @param column as head lines have it; null where the line as a whole is wrong
     * @param reason what is wrong and what to do; never repeats the value
     */
    public record Refused(long line, @Nullable Words column, Words reason) {}
}
