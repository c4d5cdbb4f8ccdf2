package cn.yinling.runtime.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values that stand in one word. */
final class Scalars {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
    private static final Map<Class<?>, Function<String, Object>> PARSERS =
            Map.ofEntries(
                    Map.entry(String.class, text -> text),
                    Map.entry(Secret.class, Secret::new),
                    Map.entry(int.class, text -> whole(text).intValue()),
                    Map.entry(Integer.class, text -> whole(text).intValue()),
                    Map.entry(long.class, Scalars::whole),
                    Map.entry(Long.class, Scalars::whole),
                    Map.entry(double.class, Scalars::number),
                    Map.entry(boolean.class, Scalars::truth),
                    Map.entry(Duration.class, Scalars::duration),
                    Map.entry(ZoneId.class, Scalars::zone),
                    Map.entry(LocalTime.class, Scalars::timeOfDay),
                    Map.entry(Path.class, Path::of),
                    Map.entry(URI.class, URI::create));

    private Scalars() {}

    /** Throws {@link IllegalArgumentException} that says what was expected. */
    static Object parse(Class<?> type, String text) {
        if (type.isEnum()) {
            return constant(type, text);
        }
        Function<String, Object> parser = PARSERS.get(type);
        if (parser == null) {
            throw new IllegalStateException("no way to read a " + type + " from configuration");
        }
        return parser.apply(text);
    }

    private static Object constant(Class<?> type, String text) {
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findAny()
                .orElseThrow(() -> expected("one of " + constants(type), text));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static Long whole(String text) {
        try {
            long number = Long.parseLong(text);
            if (number != (int) number && Math.abs(number) > (1L << 53)) {
                throw expected("a whole number", text);
            }
            return number;
        } catch (NumberFormatException e) {
            throw expected("a whole number", text);
        }
    }

    private static Object number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw expected("a number", text);
        }
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false", text);
        };
    }

    private static Object duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw expected("a duration such as 500ms, 15s, 2m, 1h or 7d", text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Object zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (java.time.DateTimeException e) {
            throw expected("a time zone such as Asia/Shanghai", text);
        }
    }

    private static Object timeOfDay(String text) {
        try {
            return LocalTime.parse(text);
        } catch (java.time.DateTimeException e) {
            throw expected("a time of day such as 22:00", text);
        }
    }

    private static IllegalArgumentException expected(String what, String was) {
        return new IllegalArgumentException("expected %s, was '%s'".formatted(what, was));
    }
}
