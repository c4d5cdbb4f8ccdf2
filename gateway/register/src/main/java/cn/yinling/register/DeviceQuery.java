package cn.yinling.register;

import cn.yinling.register.DeviceFile.Stage;
import cn.yinling.runtime.web.api.Page;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are asked for; null for all. Immutable.
 *
 * @param resident whose they are or in whose home they stand
 * @param text part of an id, a serial number or a model
 * @param after the id after which the page begins; null for the first
 */
public record DeviceQuery(
        @Nullable String street,
        @Nullable DeviceKind kind,
        @Nullable Stage stage,
        @Nullable String resident,
        @Nullable String home,
        @Nullable String text,
        @Nullable String after,
        int limit) {

    public DeviceQuery {
        Page.checked(limit);
    }

    /** All of them. */
    public static DeviceQuery all(@Nullable String after, int limit) {
        return new DeviceQuery(null, null, null, null, null, null, after, limit);
    }
}
