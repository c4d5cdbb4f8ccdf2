package cn.yinling.hub.view;

import cn.yinling.hub.presence.Presences;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.rules.Watchkeeper;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.places.DistrictStore;
import cn.yinling.register.places.Street;
import cn.yinling.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest picture of the district, made when somebody looks and at most every so often, however
 * many look. While the database is away, alarms are those that were open before. Thread-safe.
 * Blocks a moment.
 */
public final class Overview {
    private static final Logger LOG = LoggerFactory.getLogger(Overview.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final DeviceDirectory directory;
    private final InstantSource clock;
    private final Painter painter;
    private final DistrictStore district = new DistrictStore();
    private final AlarmBook book = new AlarmBook();
    private volatile boolean areStreetsStale = true;
    private volatile @Nullable Painted last;
    private List<Street> streets = List.of();
    private List<AlarmView> alarms = List.of();
    private boolean isFailing;

    private record Painted(Picture picture, long nanos) {}

    public Overview(
            Database database,
            DeviceDirectory directory,
            Presences presences,
            LastVitals lastVitals,
            ReadingLane readings,
            Watchkeeper watchkeeper,
            InstantSource clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
        this.painter = new Painter(presences, lastVitals, readings, watchkeeper);
        directory.onChange(() -> areStreetsStale = true);
    }

    /** A picture of at most a second ago. */
    public Picture now() {
        return within(FRESH);
    }

    /** A picture that is no older than this. */
    public Picture within(Duration age) {
        Picture known = known(age);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = known(age);
            if (known != null) {
                return known;
            }
            long began = System.nanoTime();
            read();
            Picture picture =
                    painter.paint(clock.instant(), streets, directory.all().values(), alarms);
            last = new Painted(picture, began);
            return picture;
        }
    }

    private @Nullable Picture known(Duration age) {
        Painted painted = last;
        if (painted == null) {
            return null;
        }
        boolean isFresh = System.nanoTime() - painted.nanos() < age.toNanos();
        return isFresh ? painted.picture() : null;
    }

    /**
     * Those alarms that are closed, of these and of what was received since {@code since}; empty
     * where the database does not answer.
     */
    public Optional<List<AlarmView>> closed(Collection<String> ids, Instant since) {
        if (!database.isReady()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    database.jdbi().withHandle(handle -> book.closed(handle, ids, since)));
        } catch (RuntimeException e) {
            LOG.debug("closed alarms cannot be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void read() {
        if (!database.isReady()) {
            return;
        }
        boolean wereStale = areStreetsStale;
        areStreetsStale = false;
        try {
            database.jdbi()
                    .useHandle(handle -> {
                        if (wereStale) {
                            streets = district.streets(handle);
                        }
                        alarms = book.open(handle);
                    });
            isFailing = false;
        } catch (RuntimeException e) {
            areStreetsStale |= wereStale;
            if (!isFailing) {
                LOG.warn(
                        "streets and open alarms cannot be read, going on with those known: {}",
                        e.getClass().getSimpleName());
            }
            isFailing = true;
        }
    }
}
