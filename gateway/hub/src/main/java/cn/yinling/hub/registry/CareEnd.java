package cn.yinling.hub.registry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a resident is not looked after any more, and why. Immutable.
 *
 * @param reason one of {@link #REASONS}
 */
public record CareEnd(LocalDate on, String reason, @Nullable String note) {
    public static final List<String> REASONS =
            List.of("died", "moved-away", "institution", "wish", "other");

    Faults check(LocalDate today) {
        Faults faults = new Faults("");
        faults.text("reason", reason, 20)
                .oneOf("reason", reason, REASONS)
                .optional("note", note, 500);
        if (on.isAfter(today)) {
            faults.add("on", "is a day to come: enter it when it has come");
        }
        return faults;
    }
}
