package cn.yinling.hub.presence;

import cn.yinling.hub.doors.Attendance;
import cn.yinling.hub.doors.Farewell;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who is online since when and who is not and why, in memory and, by a thread of its own, in
 * the table {@code device_presence}. While the database is away only the last state of each device
 * waits for it. Thread-safe.
 */
public final class Presences implements Attendance, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Presences.class);

    /** A street that comes back is one batch, and a device that flaps one row of it. */
    private static final Duration REST = Duration.ofMillis(200);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final int BATCH_MOST = 1000;

    private final Database database;
    private final InstantSource clock;
    private final PresenceStore store = new PresenceStore();
    private final Map<String, Presence> known = new ConcurrentHashMap<>();
    private final Map<String, Presence> unwritten = new HashMap<>();
    private final Worker worker;
    private Map<String, Presence> batch = Map.of();
    private boolean closed;
    private boolean isFailing;

    private Presences(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.worker = Worker.vital("presence", new Writing());
    }

    /** Begins, and returns at once; the table is looked at when the database is there. */
    public static Presences start(Database database, InstantSource clock) {
        Presences presences = new Presences(database, clock);
        presences.worker.start();
        return presences;
    }

    /** Null for a device that was never here, or while the database was not reached yet. */
    public @Nullable Presence of(DeviceId device) {
        return known.get(device.value());
    }

    @Override
    public void came(DeviceId device) {
        note(device, new Presence.Online(clock.instant()));
    }

    @Override
    public void went(DeviceId device, Farewell why) {
        note(device, new Presence.Offline(clock.instant(), why));
    }

    private synchronized void note(DeviceId device, Presence presence) {
        known.put(device.value(), presence);
        unwritten.put(device.value(), presence);
        notifyAll();
    }

    /** Writes what it still has to write, if the database takes it soon. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (database.isReady()) {
            worker.finish(LAST_WORDS);
        } else {
            worker.close();
        }
    }

    /** Why presence is not kept now, or null. */
    public @Nullable String problem() {
        return worker.problem();
    }

    private final class Writing implements Work {
        @Override
        public void begin() throws Exception {
            database.whenReady().get();
            takeUp();
        }

        @Override
        public void turn() throws InterruptedException {
            if (batch.isEmpty()) {
                batch = next();
            }
            if (!batch.isEmpty()) {
                write();
                batch = Map.of();
            }
        }

        @Override
        public boolean isIdle() {
            synchronized (Presences.this) {
                return unwritten.isEmpty();
            }
        }
    }

    /** What the last hub left. */
    private void takeUp() throws InterruptedException {
        while (true) {
            try {
                Map<String, Presence> before =
                        database.jdbi()
                                .inTransaction(handle -> {
                                    store.endAll(handle, clock.instant());
                                    return store.all(handle);
                                });
                before.forEach(known::putIfAbsent);
                return;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    /** Waits for changes, a moment for more of them, and takes them; empty at the end. */
    private Map<String, Presence> next() throws InterruptedException {
        synchronized (this) {
            while (unwritten.isEmpty() && !closed) {
                wait();
            }
        }
        Thread.sleep(REST);
        Map<String, Presence> next = new HashMap<>();
        synchronized (this) {
            for (Map.Entry<String, Presence> change : unwritten.entrySet()) {
                if (next.size() == BATCH_MOST) {
                    break;
                }
                next.put(change.getKey(), change.getValue());
            }
            unwritten.keySet().removeAll(next.keySet());
        }
        return next;
    }

    private void write() throws InterruptedException {
        while (true) {
            try {
                database.jdbi().useTransaction(handle -> store.write(handle, batch));
                isFailing = false;
                return;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private void failed(RuntimeException why) throws InterruptedException {
        synchronized (this) {
            if (closed) {
                throw new InterruptedException("closed while the database is away");
            }
        }
        if (!isFailing) {
            LOG.warn("presence is not written, trying again: {}", why.getMessage());
        }
        isFailing = true;
        Thread.sleep(PAUSE);
    }
}
