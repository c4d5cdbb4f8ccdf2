package cn.yinling.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's sentences, looked up where the page has them. */
final class PageWords {
    private static final Path FILE = Path.of("screen/src/words/zh.ts");

    private PageWords() {}

    /** The sentence of that key, up to its first placeholder. */
    static String of(String key) {
        try {
            Pattern line = Pattern.compile("'" + Pattern.quote(key) + "': '([^'{]+)");
            Matcher matcher = line.matcher(Files.readString(FILE));
            if (!matcher.find()) {
                throw new IllegalArgumentException("no sentence '%s' in %s".formatted(key, FILE));
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
