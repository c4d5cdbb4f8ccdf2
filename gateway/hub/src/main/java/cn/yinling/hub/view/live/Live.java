package cn.yinling.hub.view.live;

import cn.yinling.hub.view.AlarmView;
import cn.yinling.hub.view.DeviceView;
import cn.yinling.hub.view.GatewayStatus;
import cn.yinling.hub.view.Overview;
import cn.yinling.hub.view.Picture;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every reader what changes, twice a second, and does nothing while there is none. It
 * compares pictures of the district instead of listening to its parts: so it costs them nothing, a
 * flood is as many events as there are things, and what another hub writes is seen as well.
 * Thread-safe.
 */
public final class Live implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration FRESH = Duration.ofMillis(400);
    private static final int STATUS_EVERY = 2;
    private static final int HEARTBEAT_EVERY = 30;
    private static final int SNAPSHOT_ALARMS = 500;
    private static final int NAMED_DEVICES = 100;

    private final Overview overview;
    private final Supplier<GatewayStatus> status;
    private final Tap tap;
    private final Semaphore room;
    private final Set<Stream> entered = ConcurrentHashMap.newKeySet();
    private final Counter slow;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final Recent recent = new Recent(Long.toString(System.currentTimeMillis(), 36));
    private final Semaphore wake = new Semaphore(0);
    private final Worker worker = Worker.ancillary("live", this::turn);
    private int turns;
    private @Nullable Picture told;
    private volatile boolean closed;

    private Live(
            Overview overview,
            Supplier<GatewayStatus> status,
            Tap tap,
            int most,
            MeterRegistry meters) {
        this.overview = overview;
        this.status = status;
        this.tap = tap;
        this.room = new Semaphore(most);
        this.slow = meters.counter("yinling.live.dropped");
        meters.gauge("yinling.live.streams", entered, Set::size);
    }

    /**
     * Waits for readers.
     *
     * @param tap from which it gets readings
     * @param most streams at a time
     */
    public static Live start(
            Overview overview,
            Supplier<GatewayStatus> status,
            Tap tap,
            int most,
            MeterRegistry meters) {
        Live live = new Live(overview, status, tap, most, meters);
        live.worker.start();
        return live;
    }

    /** Whether there is no room just now; {@link #enter} decides. */
    boolean isFull() {
        return closed || room.availablePermits() == 0;
    }

    /** Takes room for a reader until she leaves; false where there is none. Never blocks. */
    boolean enter(Stream stream) {
        if (closed || !room.tryAcquire()) {
            return false;
        }
        entered.add(stream);
        return true;
    }

    void tooSlow(Stream stream) {
        slow.increment();
        leave(stream);
    }

    /** Tells a new reader what she missed, or everything, and from then on what changes. Blocks. */
    synchronized void join(Stream stream, @Nullable String lastId) {
        if (!entered.contains(stream)) {
            return; // she has left before she was told anything
        }
        Picture now = tellChanges();
        List<Buffer> missed = recent.after(lastId);
        if (missed == null) {
            stream.send(LiveEvent.of(recent.id(), "snapshot", snapshot(now, stream)));
        } else {
            missed.forEach(stream::send);
        }
        streams.add(stream);
        listen();
        wake.release();
    }

    void leave(Stream stream) {
        if (entered.remove(stream)) {
            room.release();
        }
        synchronized (this) {
            if (streams.remove(stream)) {
                listen();
            }
        }
    }

    private void listen() {
        Set<String> devices = new HashSet<>();
        streams.forEach(stream -> devices.addAll(stream.devices()));
        tap.listenTo(devices);
    }

    private LiveMessages.Snapshot snapshot(Picture now, Stream stream) {
        List<AlarmView> alarms = now.alarms();
        return new LiveMessages.Snapshot(
                now.at(),
                status.get(),
                now.streets(),
                alarms.subList(0, Math.min(SNAPSHOT_ALARMS, alarms.size())),
                stream.devices().stream()
                        .sorted()
                        .map(now::device)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private void turn() throws InterruptedException {
        if (streams.isEmpty()) {
            wake.acquire();
        } else if (wake.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
        if (!streams.isEmpty()) {
            turn(++turns);
        }
    }

    private void turn(int turn) {
        try {
            synchronized (this) {
                tellChanges();
                tellReadings();
            }
            if (turn % STATUS_EVERY == 0) {
                tell(LiveEvent.of(null, "status", status.get()));
            }
            if (turn % HEARTBEAT_EVERY == 0) {
                beat();
            }
        } catch (RuntimeException e) {
            LOG.error("live events of a moment are lost: {}", e.getClass().getName());
        }
    }

    private void beat() {
        for (Stream stream : streams) {
            if (stream.stillMay()) {
                stream.send(LiveEvent.HEARTBEAT);
            } else {
                leave(stream);
                stream.end();
            }
        }
    }

    private Picture tellChanges() {
        Picture now = overview.within(FRESH);
        Picture before = told;
        told = now;
        if (before == null || before == now) {
            return now;
        }
        Changes changes = Changes.between(before, now);
        changes.streets().forEach(street -> tellAndKeep("street", street));
        changes.alarms().forEach(alarm -> tellAndKeep("alarm", alarm));
        if (!changes.gone().isEmpty()) {
            overview.closed(changes.gone()).forEach(alarm -> tellAndKeep("alarm", alarm));
        }
        tellPresence(changes.devices());
        return now;
    }

    private void tellPresence(List<DeviceView> devices) {
        if (devices.size() > NAMED_DEVICES) {
            tellAndKeep("devices", new LiveMessages.Many(devices.size()));
        } else {
            devices.forEach(device -> tellAndKeep("device", LiveMessages.Came.of(device)));
        }
    }

    private void tellReadings() {
        Set<String> devices = new HashSet<>();
        streams.forEach(stream -> devices.addAll(stream.devices()));
        for (String device : devices) {
            Tap.Sample sample = tap.take(device);
            if (sample != null) {
                Buffer event =
                        LiveEvent.of(
                                null,
                                "reading",
                                new LiveMessages.Measured(
                                        device, sample.at(), sample.vitals().byName()));
                streams.stream()
                        .filter(stream -> stream.devices().contains(device))
                        .forEach(stream -> stream.send(event));
            }
        }
    }

    private void tellAndKeep(String name, Object data) {
        tell(recent.add(id -> LiveEvent.of(id, name, data)));
    }

    private void tell(Buffer event) {
        streams.forEach(stream -> stream.send(event));
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
        streams.forEach(Stream::end);
    }
}
