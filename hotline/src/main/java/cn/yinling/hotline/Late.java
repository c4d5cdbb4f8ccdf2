package cn.yinling.hotline;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part that others are given before it is there. Thread-safe. */
final class Late<T> implements Supplier<T> {
    private final AtomicReference<@Nullable T> part = new AtomicReference<>();

    T set(T value) {
        part.set(value);
        return value;
    }

    /** Throws {@link IllegalStateException} before it is there. */
    @Override
    public T get() {
        T value = part.get();
        if (value == null) {
            throw new IllegalStateException("asked for a part before it was there");
        }
        return value;
    }
}
