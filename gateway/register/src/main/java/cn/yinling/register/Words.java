package cn.yinling.register;

import cn.yinling.runtime.web.api.Language;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The same in both languages of the screens. Immutable. */
public record Words(String zh, String en) {
    /** Several in a row, as an enumeration. */
    public static Words list(Collection<Words> words) {
        return joined(words, "、", ", ");
    }

    /** Several in a row, with these between them. */
    public static Words joined(Collection<Words> words, String zh, String en) {
        return new Words(
                words.stream().map(Words::zh).collect(Collectors.joining(zh)),
                words.stream().map(Words::en).collect(Collectors.joining(en)));
    }

    public String in(Language language) {
        return switch (language) {
            case CHINESE -> zh;
            case ENGLISH -> en;
        };
    }

    /** With the values in their places, as {@link String#formatted}; words in each language. */
    public Words formatted(Object... values) {
        return new Words(
                zh.formatted(told(values, Words::zh)), en.formatted(told(values, Words::en)));
    }

    private static Object[] told(Object[] values, Function<Words, String> language) {
        return Arrays.stream(values)
                .map(value -> value instanceof Words words ? language.apply(words) : value)
                .toArray();
    }
}
