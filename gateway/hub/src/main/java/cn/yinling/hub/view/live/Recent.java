package cn.yinling.hub.view.live;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The latest events, for readers who were away a moment. Bounded. Not thread-safe. */
final class Recent {
    private static final int MOST = 2000;

    private record Numbered(long number, Buffer event) {}

    private final String epoch;
    private final Deque<Numbered> events = new ArrayDeque<>();
    private long last;

    /**
     * Nothing yet.
     *
     * @param epoch tells this process's numbers from another's
     */
    Recent(String epoch) {
        this.epoch = epoch;
    }

    /** The id of the last event. */
    String id() {
        return epoch + "-" + last;
    }

    /** Adds the event that is made with its id. */
    Buffer add(Function<String, Buffer> event) {
        last++;
        Buffer made = event.apply(id());
        events.addLast(new Numbered(last, made));
        if (events.size() > MOST) {
            events.removeFirst();
        }
        return made;
    }

    /** From now on nobody is told what she missed before. */
    void forget() {
        events.clear();
        last++;
    }

    /** What came after that id; null where that is no longer known. */
    @Nullable List<Buffer> after(@Nullable String id) {
        Long number = number(id);
        if (number == null || number > last || number < last - events.size()) {
            return null;
        }
        List<Buffer> missed = new ArrayList<>();
        for (Numbered numbered : events) {
            if (numbered.number() > number) {
                missed.add(numbered.event());
            }
        }
        return missed;
    }

    private @Nullable Long number(@Nullable String id) {
        if (id == null || !id.startsWith(epoch + "-")) {
            return null;
        }
        try {
            return Long.valueOf(id.substring(epoch.length() + 1));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
