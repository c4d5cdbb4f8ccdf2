package cn.yinling.register.csv;

import cn.yinling.register.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file. Immutable.
 *
 * @param number of the line where it begins; the head is 1
 * @param cells by the column's name; blank ones are empty
 */
record Row(long number, Map<String, String> cells) {
    static final Words SURPLUS =
            new Words(
                    "单元格比表头多：请检查是否有逗号未加引号",
                    "has more cells than the head line: look for a comma without quotes");
    static final Words OLD =
            new Words(
                    "来自较早的导出：请重新导出，在新文件中修改",
                    "is of an older export: export again, and make the change there");

    Row {
        cells = Map.copyOf(cells);
    }

    /** Whether the file has such a column. */
    boolean has(String column) {
        return cells.containsKey(column);
    }

    /** The cell; null where it is blank or the file has no such column. */
    @Nullable String get(String column) {
        String cell = cells.get(column);
        return cell == null || cell.isEmpty() ? null : cell;
    }

    /** The cell, or what is on file where the file has no such column. */
    @Nullable String get(String column, @Nullable String onFile) {
        return has(column) ? get(column) : onFile;
    }
}
