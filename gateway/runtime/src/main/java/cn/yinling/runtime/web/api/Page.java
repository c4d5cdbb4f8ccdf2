package cn.yinling.runtime.web.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. Immutable.
 *
 * @param next where this page ended, null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {
    /** The most that a page may be asked to hold. */
    public static final int MOST = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page out of one item more than fits, which says whether there is another page.
     *
     * @param found at most {@code limit + 1}
     * @param cursor where a page ends whose last item is this one
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** The same page of what {@code view} makes of its items. */
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), next);
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
