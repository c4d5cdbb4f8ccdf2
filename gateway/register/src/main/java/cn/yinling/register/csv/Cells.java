package cn.yinling.register.csv;

import cn.yinling.register.Faults;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values stand in cells, as people and spreadsheets write them. Stateless. */
final class Cells {
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Map<String, String> SEX = Map.of("女", "female", "男", "male");
    private static final Map<String, String> RISK =
            Map.of("高", "high", "中", "medium", "中低", "medium-low", "低", "low");

    private Cells() {}

    /** A day as 1940-03-01, 1940/3/1 or 1940年3月1日; null where it is none. */
    static @Nullable LocalDate day(@Nullable String cell) {
        Matcher parts = cell == null ? null : DAY.matcher(cell);
        if (parts == null || !parts.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException e) {
            return null; // a day that no month has is none
        }
    }

    static @Nullable String sex(@Nullable String cell) {
        return cell == null ? null : SEX.getOrDefault(cell, cell);
    }

    static @Nullable String risk(@Nullable String cell) {
        return cell == null ? null : RISK.getOrDefault(cell, cell);
    }

    /** A version, 0 for none; a fault where it is no number. */
    static long version(Row row, Faults faults) {
        String cell = row.get("version");
        if (cell == null) {
            return 0;
        }
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException e) {
            faults.add("version", "请保留导出时的数字，或留空", "must be the number of the export, or blank");
            return 0;
        }
    }

    /** Several texts in a cell; a backslash keeps the semicolon after it. */
    static String joined(List<String> texts) {
        return String.join(
                ";",
                texts.stream()
                        .map(text -> text.replace("\\", "\\\\").replace(";", "\\;"))
                        .map(text -> text.replace("；", "\\；"))
                        .toList());
    }

    static List<String> split(@Nullable String cell) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String all = cell == null ? "" : cell;
        for (int i = 0; i < all.length(); i++) {
            char character = all.charAt(i);
            if (character == '\\' && i + 1 < all.length()) {
                text.append(all.charAt(++i));
            } else if (character == ';' || character == '；') {
                add(texts, text);
            } else {
                text.append(character);
            }
        }
        add(texts, text);
        return texts;
    }

    private static void add(List<String> texts, StringBuilder text) {
        String one = text.toString().strip();
        if (!one.isEmpty()) {
            texts.add(one);
        }
        text.setLength(0);
    }
}
