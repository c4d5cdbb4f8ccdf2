package cn.yinling.runtime.web.api;

import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.ProblemException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the values by which the list is sorted, of its last item. Opaque to callers.
 * Immutable.
 */
public record Cursor(List<String> values) {
    private static final char SEPARATOR = '\u001f';

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor of(String... values) {
        return new Cursor(List.of(values));
    }

    @JsonValue
    public String text() {
        byte[] bytes =
                String.join(String.valueOf(SEPARATOR), values).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads one with so many values. */
    static Cursor parse(String text, int count) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> values = Arrays.asList(plain.split(String.valueOf(SEPARATOR), -1));
            if (values.size() == count) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
        throw wrong();
    }

    public String value(int index) {
        return values.get(index);
    }

    public long number(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(values.get(index));
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    private static ProblemException wrong() {
        return Problem.invalid(
                        List.of(
                                new Problem.Mistake(
                                        "query", "cursor", "is not the 'next' of such a list")))
                .exception();
    }
}
