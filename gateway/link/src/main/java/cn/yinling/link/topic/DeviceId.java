package cn.yinling.link.topic;

import java.util.regex.Pattern;

/**
 * The name of a device, and one level of its topics: 2 to 48 lower-case letters, digits and
 * hyphens, beginning with a letter or digit. Immutable.
 *
 * @param value for example {@code bed-0001}
 */
public record DeviceId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,47}");

    /** Throws {@link IllegalArgumentException} that names the value and the form it must have. */
    public DeviceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "device id '%s' must be 2 to 48 lower-case letters, digits or hyphens"
                            .formatted(value));
        }
    }

    /** Whether {@code value} has the form of a device id. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
