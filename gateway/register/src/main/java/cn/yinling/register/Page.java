package cn.yinling.register;

import cn.yinling.runtime.web.api.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in the order of ids. Immutable.
 *
 * @param next what to give as {@code after} for the next page; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** The most that a page may be asked to hold. */
    public static final int MOST = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** Of what was found when one more than {@code limit} was asked for. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> id) {
        boolean isMore = found.size() > limit;
        List<T> items = isMore ? found.subList(0, limit) : found;
        return new Page<>(items, isMore ? id.apply(items.getLast()) : null);
    }

    /** As the API has it, its items as {@code view} makes them. */
    public <V> cn.yinling.runtime.web.api.Page<V> view(Function<T, V> view) {
        return new cn.yinling.runtime.web.api.Page<>(
                items.stream().map(view).toList(), next == null ? null : Cursor.of(next).text());
    }

    /** A number of items that may be asked for. */
    public static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "limit must be a whole number from 1 to %d".formatted(MOST));
        }
        return limit;
    }
}
