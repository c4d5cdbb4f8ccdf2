package cn.yinling.register;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Looks;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register as the hub works from it: whole, in memory, so that neither a sign-in nor an alarm
 * waits for the database. It looks every few seconds, and whenever it is asked to, whether the
 * register has changed. Thread-safe.
 */
public final class DeviceDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceDirectory.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** However many strangers knock, the database is asked no more often than this. */
    private static final Duration REST = Duration.ofMillis(100);

    /** However often the register changes, the copy is written no more often than this. */
    private static final Duration COPY_REST = Duration.ofSeconds(10);

    private final Database database;
    private final RegisterCopy copy;
    private final DirectoryStore store = new DirectoryStore();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Looks looks = new Looks();
    private final Worker worker;
    private volatile Map<String, RegisteredDevice> devices;
    private volatile long version;
    private volatile @Nullable String problem;
    private boolean isCopyStale;
    private long copiedAt = System.nanoTime() - COPY_REST.toNanos();
    private volatile boolean closed;

    private DeviceDirectory(Database database, Path copy) {
        this.database = database;
        this.copy = new RegisterCopy(copy);
        this.devices = this.copy.read();
        this.problem =
                devices.isEmpty()
                        ? "the register is not loaded yet"
                        : "the register is the last hub's copy until the database is there";
        this.worker = Worker.vital("device-directory", new Looking());
    }

    /**
     * Begins to load, and returns at once.
     *
     * @param copy a file from which it works until the database is there, and which it writes
     */
    public static DeviceDirectory start(Database database, Path copy) {
        DeviceDirectory directory = new DeviceDirectory(database, copy);
        directory.worker.start();
        return directory;
    }

    /** Whether the register was ever loaded, or is a copy of an earlier hub. */
    public boolean isLoaded() {
        return version > 0 || !devices.isEmpty();
    }

    /** Why the register is not loaded, or may be stale; null while all is well. */
    public @Nullable String problem() {
        String stale = problem;
        return stale == null ? worker.problem() : stale;
    }

    /** The device that may connect under that id, or null. */
    public @Nullable RegisteredDevice find(String deviceId) {
        return devices.get(deviceId);
    }

    /** The id of the resident whose device it is, or null. */
    public @Nullable String residentOf(DeviceId device) {
        RegisteredDevice known = find(device.value());
        return known == null ? null : known.residentId();
    }

    /** Every device that may connect, by its id. Immutable. */
    public Map<String, RegisteredDevice> all() {
        return devices;
    }

    /** Called after each change, on the directory's thread. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Looks now. The future completes when a look that began after this call is over, also where
     * the database did not answer.
     */
    public CompletableFuture<Void> refresh() {
        CompletableFuture<Void> look = looks.ask();
        boolean isVain = closed || (version == 0 && isLoaded());
        return isVain ? CompletableFuture.completedFuture(null) : look;
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
        looks.end();
    }

    private final class Looking implements Work {
        @Override
        public void begin() throws Exception {
            database.whenReady().get();
        }

        @Override
        public void turn() throws InterruptedException {
            looks.take(DeviceDirectory.this::look);
            copyIfDue();
            Thread.sleep(REST);
            looks.rest(LOOK_EVERY);
        }
    }

    private void copyIfDue() {
        boolean isWorthIt = isCopyStale && !devices.isEmpty();
        if (isWorthIt && System.nanoTime() - copiedAt >= COPY_REST.toNanos()) {
            copy.write(devices.values());
            copiedAt = System.nanoTime();
            isCopyStale = false;
        }
    }

    private void look() {
        try {
            long now =
                    database.jdbi()
                            .inTransaction(handle -> {
                                store.endOldPasswords(handle);
                                long current = store.version(handle);
                                if (current != version) {
                                    devices = Map.copyOf(store.devices(handle));
                                }
                                return current;
                            });
            boolean isChanged = now != version;
            isCopyStale |= isChanged;
            version = now;
            problem = null;
            if (isChanged) {
                LOG.info("register of {} devices loaded, version {}", devices.size(), now);
                listeners.forEach(Runnable::run);
            }
        } catch (RuntimeException e) {
            if (problem == null) {
                LOG.warn("the register cannot be read, going on with what is known", e);
            }
            problem = "the register cannot be read";
        }
    }
}
