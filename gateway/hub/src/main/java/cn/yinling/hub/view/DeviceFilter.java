package cn.yinling.hub.view;

import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Reach;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are asked for; null for all.
 *
 * @param reach what their reader may see
 */
record DeviceFilter(
        @Nullable String street,
        @Nullable String kind,
        @Nullable Boolean online,
        @Nullable String problem,
        @Nullable String resident,
        @Nullable String text,
        Reach reach) {

    static DeviceFilter of(Call call) {
        String text = call.query("q");
        return new DeviceFilter(
                call.query("street"),
                call.query("kind"),
                call.flag("online"),
                call.query("problem"),
                call.query("resident"),
                text == null ? null : text.strip().toLowerCase(Locale.ROOT),
                call.reach());
    }

    boolean isEmpty() {
        return street == null
                && kind == null
                && online == null
                && problem == null
                && resident == null
                && text == null
                && reach.isWhole();
    }

    boolean takes(DeviceView device) {
        return (street == null || street.equals(device.street()))
                && (kind == null || kind.equals(device.kind()))
                && (online == null || online == device.online())
                && (problem == null || hasProblem(device, problem))
                && (resident == null || resident.equals(device.residentId()))
                && (text == null || isFound(device, text))
                && reach.holds(device.street(), device.residentId());
    }

    private static boolean hasProblem(DeviceView device, String problem) {
        return problem.equals("any")
                ? !device.problems().isEmpty()
                : device.problems().contains(problem);
    }

    private static boolean isFound(DeviceView device, String text) {
        return device.id().contains(text)
                || contains(device.residentName(), text)
                || contains(device.placeName(), text)
                || contains(device.streetName(), text);
    }

    private static boolean contains(@Nullable String name, String text) {
        return name != null && name.toLowerCase(Locale.ROOT).contains(text);
    }
}
