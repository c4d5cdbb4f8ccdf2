package cn.yinling.hub.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with something that was given. Not thread-safe. */
public final class Faults {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,47}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{1,18}[0-9]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final LocalDate OLDEST = LocalDate.of(1890, 1, 1);

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

    public Faults add(String field, String message) {
        found.add(new Fault(path + field, message));
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
                ? add(field, "is missing: give 1 to %d characters".formatted(most))
                : optional(field, value, most);
    }

    /** A text that may be absent. */
    public Faults optional(String field, @Nullable String value, int most) {
        if (value == null) {
            return this;
        }
        if (value.isBlank()) {
            return add(field, "is blank: leave it out, or write something");
        }
        if (value.length() > most) {
            return add(
                    field, "has %d characters: shorten it to %d".formatted(value.length(), most));
        }
        return CONTROL.matcher(value).find()
                ? add(field, "holds control characters: type it anew")
                : this;
    }

    public Faults id(String field, String value) {
        return ID.matcher(value).matches()
                ? this
                : add(field, "must be 2 to 48 lower-case letters, digits or hyphens");
    }

    public Faults phone(String field, @Nullable String value) {
        return value == null || PHONE.matcher(value).matches()
                ? this
                : add(
                        field,
                        "must be a telephone number: 3 to 20 digits, also with spaces or hyphens");
    }

    public Faults oneOf(String field, @Nullable String value, List<String> allowed) {
        return value == null || allowed.contains(value)
                ? this
                : add(field, "must be one of " + String.join(", ", allowed));
    }

    /** A day of birth. */
    public Faults bornOn(String field, @Nullable LocalDate value, LocalDate today) {
        if (value == null) {
            return add(field, "is missing: give a day as 1940-03-01");
        }
        return value.isBefore(OLDEST) || value.isAfter(today)
                ? add(field, "must be a day from %s to today".formatted(OLDEST))
                : this;
    }
}
