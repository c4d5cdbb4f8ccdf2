package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.register.DeviceKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which commands make sense, for what kind of device and with what arguments. Pure. */
final class Order {
    /** Arguments of {@code help-is-coming} and {@code case-closed}. */
    static final String ALARM = "alarmId";

    static final String AGENT = "agent";

    private static final List<String> MODES = List.of("ring", "answer", "off");
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_ARGUMENTS = 32;

    private Order() {}

    /** What speaks against it, or null. */
    static @Nullable String objection(
            DeviceKind device, DeviceCommand.Kind kind, Map<String, Object> arguments) {
        if (!obeys(device, kind)) {
            return "a %s does not know '%s'".formatted(device.code(), kind.wireName());
        }
        if (arguments.size() > MOST_ARGUMENTS
                || !arguments.values().stream().allMatch(Order::isPlain)) {
            return "arguments are up to %d numbers, truth values or texts of %d characters"
                    .formatted(MOST_ARGUMENTS, LONGEST_TEXT);
        }
        return switch (kind) {
            case HELP_IS_COMING, CASE_CLOSED ->
                    arguments.get(ALARM) instanceof String ? null : "'alarmId' is missing";
            case VOICE_MODE -> voice(device, arguments);
            case INTERVAL -> interval(arguments);
            case THRESHOLDS ->
                    !arguments.isEmpty()
                                    && arguments.values().stream()
                                            .allMatch(Number.class::isInstance)
                            ? null
                            : "thresholds are numbers by name, as 'hr-high'";
            case MEASURE_NOW, TEST -> null;
        };
    }

    private static boolean obeys(DeviceKind device, DeviceCommand.Kind kind) {
        return switch (device) {
            case BED -> true;
            case WATCH -> kind != DeviceCommand.Kind.THRESHOLDS;
            case KIOSK ->
                    kind == DeviceCommand.Kind.HELP_IS_COMING
                            || kind == DeviceCommand.Kind.CASE_CLOSED;
        };
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || (value instanceof String text && text.length() <= LONGEST_TEXT);
    }

    private static @Nullable String voice(DeviceKind device, Map<String, Object> arguments) {
        if (device == DeviceKind.WATCH) {
            boolean isNumber =
                    arguments.get("number") instanceof String number
                            && number.matches("\\+?[0-9]{3,20}");
            return isNumber ? null : "a watch calls a 'number' of 3 to 20 digits";
        }
        boolean isMode = arguments.get("mode") instanceof String mode && MODES.contains(mode);
        return isMode ? null : "'mode' must be one of " + String.join(", ", MODES);
    }

    private static @Nullable String interval(Map<String, Object> arguments) {
        boolean isPossible =
                arguments.get("seconds") instanceof Number seconds
                        && seconds.longValue() >= 1
                        && seconds.longValue() <= 86_400;
        return isPossible ? null : "'seconds' must be 1 to 86400";
    }
}
