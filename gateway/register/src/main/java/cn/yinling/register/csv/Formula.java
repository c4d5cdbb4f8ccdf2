package cn.yinling.register.csv;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a cell for a formula (CWE-1236): such a cell gets an apostrophe
 * in front, which the import takes away again. The two undo each other for any text.
 */
final class Formula {
    private static final Pattern DANGEROUS = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");

    private Formula() {}

    static String guard(String cell) {
        return DANGEROUS.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
