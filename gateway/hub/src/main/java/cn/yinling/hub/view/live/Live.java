package cn.yinling.hub.view.live;

import cn.yinling.hub.view.AlarmView;
import cn.yinling.hub.view.DeviceView;
import cn.yinling.hub.view.GatewayStatus;
import cn.yinling.hub.view.Overview;
import cn.yinling.hub.view.Picture;
import cn.yinling.runtime.process.Worker;
import cn.yinling.runtime.web.EventStream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
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

    /** What was received longer ago than this was not opened and closed between two pictures. */
    private static final Duration BRIEF = Duration.ofMinutes(1);

    private static final int STATUS_EVERY = 2;
    private static final int HEARTBEAT_EVERY = 30;
    private static final int SNAPSHOT_ALARMS = 500;
    private static final int NAMED_DEVICES = 100;

    private final Overview overview;
    private final Supplier<GatewayStatus> status;
    private final Tap tap;
    private final Semaphore room;
    private final Set<LiveReader> entered = ConcurrentHashMap.newKeySet();
    private final Counter slow;
    private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
    private final Recent recent = new Recent(Long.toString(System.currentTimeMillis(), 36));
    private final Closings closings = new Closings();
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
     * @param most readers at a time
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
    boolean enter(LiveReader reader) {
        if (closed || !room.tryAcquire()) {
            return false;
        }
        entered.add(reader);
        return true;
    }

    void tooSlow(LiveReader reader) {
        slow.increment();
        leave(reader);
    }

    /** Tells a new reader what she missed, or everything, and from then on what changes. Blocks. */
    synchronized void join(LiveReader reader, @Nullable String lastId) {
        if (!entered.contains(reader)) {
            return; // she has left before she was told anything
        }
        Picture now = tellChanges();
        List<Buffer> missed = recent.after(lastId);
        if (missed == null) {
            reader.send(EventStream.event(recent.id(), "snapshot", snapshot(now, reader)));
        } else {
            missed.forEach(reader::send);
        }
        readers.add(reader);
        listen();
        wake.release();
    }

    void leave(LiveReader reader) {
        if (entered.remove(reader)) {
            room.release();
        }
        synchronized (this) {
            if (readers.remove(reader)) {
                listen();
            }
        }
    }

    private void listen() {
        Set<String> devices = new HashSet<>();
        readers.forEach(reader -> devices.addAll(reader.devices()));
        tap.listenTo(devices);
    }

    private LiveMessages.Snapshot snapshot(Picture now, LiveReader reader) {
        List<AlarmView> alarms = now.alarms();
        return new LiveMessages.Snapshot(
                now.at(),
                status.get(),
                now.streets(),
                alarms.subList(0, Math.min(SNAPSHOT_ALARMS, alarms.size())),
                reader.devices().stream()
                        .sorted()
                        .map(now::device)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private void turn() throws InterruptedException {
        if (readers.isEmpty()) {
            wake.acquire();
        } else if (wake.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
        if (!readers.isEmpty()) {
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
                tell(EventStream.event(null, "status", status.get()));
            }
            if (turn % HEARTBEAT_EVERY == 0) {
                beat();
            }
        } catch (RuntimeException e) {
            LOG.error("live events of a moment are lost: {}", e.getClass().getName());
        }
    }

    private void beat() {
        for (LiveReader reader : readers) {
            if (reader.stillMay().getAsBoolean()) {
                reader.send(EventStream.HEARTBEAT);
            } else {
                leave(reader);
                reader.end();
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
        if (before.at().isBefore(now.at().minus(BRIEF))) {
            recent.forget(); // nobody has looked for a while, and not all of it is known
        }
        Changes changes = Changes.between(before, now);
        changes.streets().forEach(street -> tellAndKeep("street", street));
        changes.alarms().forEach(alarm -> tellAndKeep("alarm", alarm));
        closings.changed(changes.gone(), now.alarms());
        tellClosings(now.at().minus(BRIEF));
        tellPresence(changes.devices());
        return now;
    }

    /** Where the database does not answer they are told later. */
    private void tellClosings(Instant since) {
        overview.closed(closings.gone(), since)
                .map(closed -> closings.untold(closed, since))
                .ifPresent(untold -> untold.forEach(alarm -> tellAndKeep("alarm", alarm)));
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
        readers.forEach(reader -> devices.addAll(reader.devices()));
        for (String device : devices) {
            Tap.Sample sample = tap.take(device);
            if (sample != null) {
                Buffer event =
                        EventStream.event(
                                null,
                                "reading",
                                new LiveMessages.Measured(
                                        device, sample.at(), sample.vitals().byName()));
                readers.stream()
                        .filter(reader -> reader.devices().contains(device))
                        .forEach(reader -> reader.send(event));
            }
        }
    }

    private void tellAndKeep(String name, Object data) {
        tell(recent.add(id -> EventStream.event(id, name, data)));
    }

    private void tell(Buffer event) {
        readers.forEach(reader -> reader.send(event));
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
        readers.forEach(LiveReader::end);
    }
}
