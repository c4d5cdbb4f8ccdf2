package cn.yinling.runtime.web.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody reads. */
public enum Language {
    CHINESE,
    ENGLISH;

    /**
     * The one that an {@code Accept-Language} (RFC 9110) prefers; English where it names neither,
     * or is none.
     */
    public static Language accepted(@Nullable String header) {
        if (header == null) {
            return ENGLISH;
        }
        try {
            Locale locale =
                    Locale.lookup(
                            Locale.LanguageRange.parse(header),
                            List.of(Locale.ENGLISH, Locale.CHINESE));
            return Locale.CHINESE.equals(locale) ? CHINESE : ENGLISH;
        } catch (IllegalArgumentException e) {
            return ENGLISH; // what cannot be read says nothing
        }
    }
}
