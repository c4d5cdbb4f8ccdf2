package cn.yinling.simulators.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code --name value} pairs. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /** Throws {@link IllegalArgumentException} for an option that is not known or has no value. */
    Arguments(List<String> arguments, Set<String> known) {
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!known.contains(option)) {
                throw new IllegalArgumentException("there is no option '%s'".formatted(option));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("%s wants a value".formatted(option));
            }
            values.put(option, arguments.get(i + 1));
        }
    }

    int number(String option, int standard) {
        String text = values.get(option);
        if (text == null) {
            return standard;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s wants a whole number, was '%s'".formatted(option, text), e);
        }
    }

    /** The same within bounds. */
    int number(String option, int standard, int least, int most) {
        int value = number(option, standard);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d, was %d".formatted(option, least, most, value));
        }
        return value;
    }

    @Nullable String text(String option) {
        return values.get(option);
    }
}
