package cn.yinling.hub.rules;

import cn.yinling.hub.doors.Connections;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.plans.Plans;
import cn.yinling.hub.presence.Presence;
import cn.yinling.hub.presence.Presences;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps watch over every device in the register: judges each reading as it comes, finds what time
 * alone makes true, and takes up from the database where this or another hub left off. Thread-safe;
 * {@link #judge} never blocks.
 */
public final class Watchkeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchkeeper.class);

    /** As far back as a rule looks: a night and its morning. */
    private static final Duration HORIZON = Duration.ofHours(12);

    /** From a reading's arrival until it is counted among what the database must have. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(2);

    private final DeviceDirectory directory;
    private final Presences presences;
    private final Connections connections;
    private final Plans plans;
    private final Database database;
    private final Recollection recollection;
    private final BiConsumer<RegisteredDevice, Change> listener;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private final Unread unread = new Unread();
    private final Counter rebuilt;
    private final Worker worker;
    private volatile boolean isRegisterNew = true;
    private final CompletableFuture<@Nullable Void> closing = new CompletableFuture<>();

    private Watchkeeper(
            DeviceDirectory directory,
            Presences presences,
            Connections connections,
            Plans plans,
            Database database,
            Recollection recollection,
            BiConsumer<RegisteredDevice, Change> listener,
            MeterRegistry meters,
            InstantSource clock) {
        this.directory = directory;
        this.presences = presences;
        this.connections = connections;
        this.plans = plans;
        this.database = database;
        this.recollection = recollection;
        this.listener = listener;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.rebuilt = meters.counter("yinling.rules.rebuilt");
        Gauge.builder("yinling.rules.watched", watched::size).register(meters);
        Gauge.builder("yinling.rules.unread", unread::size).register(meters);
        this.worker = Worker.vital("watchkeeper", new Keeping());
    }

    /**
     * Begins to watch; what the database knows is taken up as soon as it is there.
     *
     * @param listener told of every change that no reading at hand has made, on another thread
     */
    public static Watchkeeper start(
            DeviceDirectory directory,
            Presences presences,
            Connections connections,
            Plans plans,
            Database database,
            Recollection recollection,
            BiConsumer<RegisteredDevice, Change> listener,
            MeterRegistry meters,
            InstantSource clock) {
        Watchkeeper keeper =
                new Watchkeeper(
                        directory,
                        presences,
                        connections,
                        plans,
                        database,
                        recollection,
                        listener,
                        meters,
                        clock);
        directory.onChange(() -> keeper.isRegisterNew = true);
        keeper.worker.start();
        return keeper;
    }

    /** What a reading changes; for whoever acknowledges it. */
    public List<Change> judge(RegisteredDevice device, Reading reading, Instant receivedAt) {
        Watched one = watched.get(device.id().value());
        if (one == null) {
            one = watched(device);
            unread.add(device.id().value(), clock.instant());
        }
        List<Change> changes = one.add(reading, receivedAt);
        if (one.timeline().isOutdated()) {
            unread.add(device.id().value(), receivedAt.plus(SETTLED));
        }
        return changes;
    }

    private Watched watched(RegisteredDevice device) {
        return watched.computeIfAbsent(
                device.id().value(), _ -> new Watched(plans.of(device.residentId()), startedAt));
    }

    /** Finds what time alone makes true. To be called every second or so. */
    public void tick() {
        Instant now = clock.instant();
        watched.forEach((id, one) -> {
            RegisteredDevice device = directory.find(id);
            if (device == null) {
                watched.remove(id);
            } else {
                one.timeline().pass(now).forEach(change -> listener.accept(device, change));
                tell(device, listen(device, one, now));
                tell(device, one.look(device.id(), connections, now));
            }
        });
    }

    private void tell(RegisteredDevice device, @Nullable Change change) {
        if (change != null) {
            listener.accept(device, change);
        }
    }

    /** A bed sends readings all the time; a watch or a kiosk is there while it is connected. */
    private @Nullable Change listen(RegisteredDevice device, Watched one, Instant now) {
        Presence presence = presences.of(device.id());
        if (device.kind() == DeviceKind.BED) {
            return listenToBed(one, presence, now);
        }
        return switch (presence) {
            case Presence.Online _ -> one.heard(now);
            case Presence.Offline(Instant since, _) -> one.silent(since, now);
            case null -> null;
        };
    }

    /** One that is connected and has never said what could be read is not heard either. */
    private static @Nullable Change listenToBed(
            Watched one, @Nullable Presence presence, Instant now) {
        Instant last = one.timeline().last();
        if (last == null && presence instanceof Presence.Online(Instant since)) {
            one.connectedSince(since);
            last = since;
        }
        return last == null ? null : one.silent(last, now);
    }

    /** What it sent was refused, as was what it said at its sign-in. Never blocks. */
    public void refused(String deviceId, Refusal why) {
        Watched one = watched.get(deviceId);
        if (one != null) {
            one.refused(why, clock.instant());
        }
    }

    /** Why nobody is watched over by that device now; null where all is well. */
    public @Nullable Unheard unheard(DeviceId device) {
        Watched one = watched.get(device.value());
        return one == null ? null : one.unheard();
    }

    /** Also what is silent since before this hub began is watched. */
    private void takeUpRegister() {
        isRegisterNew = false;
        plans.load();
        Instant now = clock.instant();
        directory
                .all()
                .values()
                .forEach(device -> {
                    String id = device.id().value();
                    Watched one = watched.get(id);
                    if (one == null) {
                        watched(device);
                        unread.add(id, now);
                    } else {
                        one.follow(plans.of(device.residentId()));
                    }
                });
    }

    /** Why what only the database knows is not taken up now, or null. */
    public @Nullable String problem() {
        return worker.problem();
    }

    private final class Keeping implements Work {
        @Override
        public void begin() throws Exception {
            CompletableFuture.anyOf(database.whenReady(), closing).get();
        }

        @Override
        public void turn() throws InterruptedException {
            if (!closing.isDone() && !step()) {
                Thread.sleep(REST);
            }
        }
    }

    /** Whether there was something to do. */
    private boolean step() {
        if (isRegisterNew) {
            try {
                takeUpRegister();
            } catch (Error e) {
                isRegisterNew = true;
                throw e;
            } catch (RuntimeException e) {
                isRegisterNew = true;
                LOG.warn("the plans cannot be read, tried again: {}", e.toString());
                return false;
            }
        }
        String id = unread.next(clock.instant());
        if (id == null) {
            return false;
        }
        try {
            read(id);
        } catch (Error e) {
            unread.add(id, Instant.EPOCH); // what ends a turn must not forget a device
            throw e;
        }
        return true;
    }

    private void read(String id) {
        RegisteredDevice device = directory.find(id);
        Watched one = watched.get(id);
        if (device == null || one == null) {
            return;
        }
        Instant now = clock.instant();
        Instant settled = settled();
        if (!one.timeline().isKnownBefore(settled)) {
            unread.add(id, now.plus(AGAIN));
            return;
        }
        try {
            int outdated = one.timeline().outdated();
            Recollection.Remembered remembered = recollection.of(device.id(), now.minus(HORIZON));
            Optional<List<Change>> changes = one.rebuild(remembered, outdated, settled);
            changes.orElse(List.of()).forEach(change -> listener.accept(device, change));
            rebuilt.increment();
            if (changes.isEmpty() || one.timeline().isOutdated()) {
                unread.add(id, now.plus(SETTLED));
            }
        } catch (RuntimeException e) {
            LOG.warn("the last hours of {} cannot be read, tried again: {}", id, e.toString());
            unread.add(id, clock.instant().plus(AGAIN));
        }
    }

    /**
     * What had come by then is in the database, however slow that is: a state that was rebuilt
     * without a reading would take back what was found in it.
     */
    private Instant settled() {
        Instant complete = recollection.completeBefore();
        return complete.equals(Instant.MIN) ? complete : complete.minus(SETTLED);
    }

    /** Ends it; a query under way is let finish. */
    @Override
    public void close() {
        closing.complete(null);
        worker.finish(LONGEST_QUERY);
    }
}
