package cn.yinling.hub.view.live;

import cn.yinling.hub.view.DeviceView;
import cn.yinling.hub.view.Overview;
import cn.yinling.hub.view.Picture;
import cn.yinling.runtime.web.EventStream;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens streams. Thread-safe. */
public final class LiveOperations implements Operations {
    /** A snapshot is about half of it at most. */
    private static final int UNREAD_MOST_BYTES = 512 * 1024;

    private final Live live;
    private final Overview overview;

    public LiveOperations(Live live, Overview overview) {
        this.live = live;
        this.overview = overview;
    }

    @Override
    public void bind(Binding binding) {
        binding.on("getLive", this::open);
    }

    private Answer open(Call call) {
        if (live.isFull()) {
            return Answer.wrong(full());
        }
        String resident = call.query("resident");
        String device = call.query("device");
        List<DeviceView> wanted = wanted(overview.now(), resident, device);
        if (wanted.isEmpty() && (resident != null || device != null)) {
            return Answer.wrong(
                    Problem.notFound(
                            "There is no such device, or nobody with a device of that id"));
        }
        wanted.stream()
                .map(DeviceView::residentId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> call.reads(id, device));
        Set<String> devices =
                wanted.stream().map(DeviceView::id).collect(Collectors.toUnmodifiableSet());
        return new Answer.Takeover(context -> begin(context, call, devices));
    }

    private static List<DeviceView> wanted(
            Picture now, @Nullable String resident, @Nullable String device) {
        return resident == null && device == null
                ? List.of()
                : now.devices().values().stream()
                        .filter(view ->
                                view.id().equals(device)
                                        || (resident != null && resident.equals(view.residentId())))
                        .toList();
    }

    private static Problem full() {
        return Problem.unavailable("As many listen as may, come again later");
    }

    private @Nullable Problem begin(RoutingContext context, Call call, Set<String> devices) {
        AtomicReference<@Nullable LiveReader> itself = new AtomicReference<>();
        Runnable onSlow = () -> inBackground(() -> live.tooSlow(reader(itself)));
        EventStream stream = EventStream.of(context, UNREAD_MOST_BYTES, onSlow);
        LiveReader reader = new LiveReader(stream, call::stillMay, devices);
        itself.set(reader);
        if (!live.enter(reader)) {
            return full();
        }
        stream.begin(() -> inBackground(() -> live.leave(reader)));
        inBackground(() -> live.join(reader, call.header("Last-Event-ID")));
        return null;
    }

    private static LiveReader reader(AtomicReference<@Nullable LiveReader> itself) {
        return Objects.requireNonNull(itself.get());
    }

    /** An event loop must not wait for the turn of the others. */
    private static void inBackground(Runnable work) {
        Thread.ofVirtual().name("live-stream").start(work);
    }
}
