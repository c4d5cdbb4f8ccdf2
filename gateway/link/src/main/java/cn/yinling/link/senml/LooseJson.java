package cn.yinling.link.senml;

import cn.yinling.link.senml.LooseMeasurement.Field;
import cn.yinling.link.senml.LooseMeasurement.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for labels and what stands behind them, between one brace and the next. What is between the
 * records may be anything, so no fault in one hides another: not a quote too many, not a bracket
 * too few.
 */
final class LooseJson {
    private static final Pattern LABEL =
            Pattern.compile(
                    "[\"'](bver|bn|bt|bu|bv|bs|n|u|vs|vb|vd|v|s|ut|t)[\"']\\s{0,99}:\\s{0,99}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");

    /** No name, unit or number that means anything is longer. */
    private static final int LONGEST = 256;

    private LooseJson() {}

    static List<LooseRecord> records(byte[] pack) {
        String text = text(pack);
        List<LooseRecord> records = new ArrayList<>();
        boolean isOpen = false;
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            boolean isEnd = at == text.length();
            if (isEnd || text.charAt(at) == '{' || text.charAt(at) == '}') {
                boolean isClosed = !isEnd && text.charAt(at) == '}';
                List<Field> fields = fields(text.substring(begin, at));
                if (!fields.isEmpty()) {
                    records.add(new LooseRecord(fields, isOpen && isClosed));
                }
                isOpen = !isEnd && !isClosed;
                begin = at + 1;
            }
        }
        return records;
    }

    /**
     * Labels and causes are ASCII in every charset that a device may take for UTF-8; without its
     * zeros UTF-16 is one of them.
     */
    private static String text(byte[] pack) {
        return new String(pack, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    private static List<Field> fields(String record) {
        List<Field> fields = new ArrayList<>();
        Matcher label = LABEL.matcher(record);
        while (label.find()) {
            SenmlField name = SenmlField.ofLabel(label.group(1).toLowerCase(Locale.ROOT));
            if (name != null) {
                fields.add(new Field(name, value(record, label.end())));
            }
        }
        return fields;
    }

    private static Value value(String record, int begin) {
        int limit = Math.min(record.length(), begin + LONGEST);
        if (begin == limit) {
            return new Value.Other();
        }
        char first = record.charAt(begin);
        return first == '"' || first == '\''
                ? quoted(record, begin + 1, limit, first)
                : bare(record, begin, limit);
    }

    private static Value quoted(String record, int begin, int limit, char quote) {
        StringBuilder text = new StringBuilder();
        for (int at = begin; at < limit; at++) {
            char one = record.charAt(at);
            if (one == quote) {
                return new Value.Text(text.toString());
            }
            boolean isEscape = one == '\\' && at + 1 < limit;
            if (isEscape && record.charAt(at + 1) == 'u' && at + 5 < limit) {
                text.append(character(record.substring(at + 2, at + 6)));
                at += 5;
            } else if (isEscape) {
                at++;
                text.append(record.charAt(at));
            } else {
                text.append(one);
            }
        }
        return new Value.Other();
    }

    private static char character(String hexDigits) {
        try {
            return (char) Integer.parseInt(hexDigits, 16);
        } catch (NumberFormatException e) {
            return '\uFFFD';
        }
    }

    private static Value bare(String record, int begin, int limit) {
        int end = begin;
        while (end < limit && ",]\"'".indexOf(record.charAt(end)) < 0 && record.charAt(end) > ' ') {
            end++;
        }
        String word = record.substring(begin, end);
        return switch (word) {
            case "" -> new Value.Other();
            case "true" -> new Value.Truth(true);
            case "false" -> new Value.Truth(false);
            default ->
                    NUMBER.matcher(word).matches()
                            ? new Value.Numeric(Double.parseDouble(word))
                            : new Value.Text(word);
        };
    }
}
