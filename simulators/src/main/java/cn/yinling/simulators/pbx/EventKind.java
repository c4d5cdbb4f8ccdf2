package cn.yinling.simulators.pbx;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Kinds of events, which a client asks for by its event mask. */
enum EventKind {
    SYSTEM,
    CALL;

    private static final Set<String> OTHERS =
            Set.of(
                    "log",
                    "verbose",
                    "command",
                    "agent",
                    "user",
                    "config",
                    "dtmf",
                    "reporting",
                    "cdr",
                    "dialplan",
                    "originate",
                    "agi",
                    "cc",
                    "aoc",
                    "test",
                    "security",
                    "message");

    String privilege() {
        return name().toLowerCase(Locale.ROOT) + ",all";
    }

    /**
     * The kinds that a mask names: {@code on}, {@code off}, or names with commas; empty where it is
     * no mask.
     */
    static Optional<Set<EventKind>> parseMask(String mask) {
        return switch (mask.strip().toLowerCase(Locale.ROOT)) {
            case "on", "all", "yes", "true", "-1" -> Optional.of(EnumSet.allOf(EventKind.class));
            case "off", "no", "none", "false", "0" -> Optional.of(EnumSet.noneOf(EventKind.class));
            default -> parseNames(Pattern.compile("[,&|]").split(mask.toLowerCase(Locale.ROOT)));
        };
    }

    private static Optional<Set<EventKind>> parseNames(String[] names) {
        EnumSet<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (String name : names) {
            Optional<EventKind> kind =
                    Arrays.stream(values())
                            .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                            .findFirst();
            if (kind.isEmpty() && !OTHERS.contains(name.strip())) {
                return Optional.empty();
            }
            kind.ifPresent(kinds::add);
        }
        return Optional.of(kinds);
    }
}
