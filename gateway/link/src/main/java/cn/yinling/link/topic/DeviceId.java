package cn.yinling.link.topic;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a device, and one level of its topics: 2 to 48 lower-case letters, digits and
 * hyphens, beginning with a letter or digit, and neither {@code hotline} nor {@code alarms}.
 * Immutable.
 *
 * @param value for example {@code bed-0001}
 */
public record DeviceId(String value) {
    /**
     * The hotline's name, and the level of its topics: a device of that id would be unreachable.
     */
    private static final Set<String> TAKEN = Set.of("hotline", "alarms");

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,47}");

    /** Throws {@link IllegalArgumentException} that names the value and the form it must have. */
    public DeviceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "device id '%s' must be 2 to 48 lower-case letters, digits or hyphens, and not hotline or alarms"
                            .formatted(value));
        }
    }

    /** Whether {@code value} may be the id of a device. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches() && !TAKEN.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
