package cn.yinling.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with something that was given. Not thread-safe. */
public final class Faults {
    /** Not an id as ours are. */
    public static final Words NO_ID =
            new Words(
                    "请用2到48位小写字母、数字或连字符，且不能是 hotline 或 alarms",
                    "must be 2 to 48 lower-case letters, digits or hyphens, and not hotline or alarms");

    /** No day of birth. */
    public static final Words NO_BIRTH =
            new Words("未填写：请按1940-03-01的格式填写", "is missing: give a day as 1940-03-01");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,47}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{1,18}[0-9]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final LocalDate OLDEST = LocalDate.of(1890, 1, 1);
    private static final Words MISSING =
            new Words("未填写：请填1到%d个字", "is missing: give 1 to %d characters");
    private static final Words LONG =
            new Words("有%d个字，太长：请缩短到%d个字以内", "has %d characters: shorten it to %d");
    private static final Words NO_PHONE =
            new Words(
                    "不是电话号码：请填3到20位数字，可带空格或连字符",
                    "must be a telephone number: 3 to 20 digits, also with spaces or hyphens");

    private final String path;
    private final List<Fault> found = new ArrayList<>();

    /**
     * Begins with none.
     *
     * @param path what stands before each field's name, with its dot; may be empty
     */
    public Faults(String path) {
        this.path = path;
    }

    public Faults add(String field, String zh, String en) {
        return add(field, new Words(zh, en));
    }

    public Faults add(String field, Words words) {
        found.add(new Fault(path + field, words));
        return this;
    }

    public Faults addAll(Faults others) {
        found.addAll(others.found);
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Fault> list() {
        return List.copyOf(found);
    }

    public <T> Outcome<T> outcome() {
        return new Outcome.Invalid<>(found);
    }

    /** A text that must be there. */
    @SuppressWarnings("ConstantValue") // from outside, whatever its type promises
    public Faults text(String field, @Nullable String value, int most) {
        return value == null || value.isBlank()
                ? add(field, MISSING.formatted(most))
                : optional(field, value, most);
    }

    /** A text that may be absent. */
    public Faults optional(String field, @Nullable String value, int most) {
        if (value == null) {
            return this;
        }
        if (value.isBlank()) {
            return add(field, "只有空格：请删去，或填写内容", "is blank: leave it out, or write something");
        }
        if (value.length() > most) {
            return add(field, LONG.formatted(value.length(), most));
        }
        return CONTROL.matcher(value).find()
                ? add(field, "含有看不见的字符：请重新输入", "holds control characters: type it anew")
                : this;
    }

    public Faults id(String field, String value) {
        return ID.matcher(value).matches() ? this : add(field, NO_ID);
    }

    public Faults phone(String field, @Nullable String value) {
        return value == null || PHONE.matcher(value).matches() ? this : add(field, NO_PHONE);
    }

    /** One of the codes, which stand as the English words. */
    public Faults oneOf(String field, @Nullable String value, List<Words> allowed) {
        return value == null || allowed.stream().anyMatch(words -> words.en().equals(value))
                ? this
                : add(field, oneOf(allowed));
    }

    private static Words oneOf(List<Words> allowed) {
        List<Words> told =
                allowed.stream()
                        .map(words -> new Words(words.zh() + "（" + words.en() + "）", words.en()))
                        .toList();
        return new Words("请填其中之一：%s", "must be one of %s").formatted(Words.list(told));
    }

    /** A day of birth. */
    public Faults bornOn(String field, @Nullable LocalDate value, LocalDate today) {
        if (value == null) {
            return add(field, NO_BIRTH);
        }
        return value.isBefore(OLDEST) || value.isAfter(today)
                ? add(
                        field,
                        new Words("须在%s到今天之间：请核对", "must be a day from %s to today")
                                .formatted(OLDEST))
                : this;
    }
}
