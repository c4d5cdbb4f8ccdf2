package cn.yinling.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a resident is not looked after any more, and why. Immutable.
 *
 * @param reason one of {@link #REASONS}
 */
public record CareEnd(LocalDate on, String reason, @Nullable String note) {
    static final List<Words> REASONS =
            List.of(
                    new Words("去世", "died"),
                    new Words("迁出", "moved-away"),
                    new Words("入住机构", "institution"),
                    new Words("本人意愿", "wish"),
                    new Words("其他", "other"));

    Faults check(LocalDate today) {
        Faults faults = new Faults("");
        faults.text("reason", reason, 20)
                .oneOf("reason", reason, REASONS)
                .optional("note", note, 500);
        if (on.isAfter(today)) {
            faults.add("on", "日期未到：请到期后再登记", "is a day to come: enter it when it has come");
        }
        return faults;
    }
}
