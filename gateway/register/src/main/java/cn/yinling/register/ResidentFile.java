package cn.yinling.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resident on file. Immutable.
 *
 * @param version one more with each change of the person or of where she lives
 * @param careEnd null while she is looked after
 * @param changedBy null for one from before anybody was asked
 */
public record ResidentFile(
        String id,
        long version,
        Person person,
        Home home,
        @Nullable CareEnd careEnd,
        Instant changedAt,
        @Nullable String changedBy) {

    /** Of whom it is. */
    public static final Words WORDS = new Words("老人", "resident");

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "ResidentFile[" + id + "]";
    }
}
