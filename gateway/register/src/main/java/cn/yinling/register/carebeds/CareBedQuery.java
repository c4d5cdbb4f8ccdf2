package cn.yinling.register.carebeds;

import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which files are asked for; null for all. Immutable.
 *
 * @param dueBy whose next check is on that day or before
 * @param reach what its reader may see
 * @param after the id after which the page begins; null for the first
 */
public record CareBedQuery(
        @Nullable String street,
        @Nullable Stage stage,
        @Nullable String resident,
        @Nullable LocalDate dueBy,
        Reach reach,
        @Nullable String after,
        int limit) {
    public CareBedQuery {
        Page.checked(limit);
    }
}
