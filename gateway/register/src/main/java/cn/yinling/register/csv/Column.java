package cn.yinling.register.csv;

import cn.yinling.register.Words;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a file.
 *
 * @param name as the head line has it, and the field it is
 * @param chinese the other word for it
 */
record Column(String name, String chinese) {
    /** Whether {@code head} is one of its words, however it is written. */
    boolean isCalled(String head) {
        String word = plain(head);
        return Set.of(plain(name), plain(chinese)).contains(word);
    }

    Words words() {
        return new Words(chinese, name);
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
