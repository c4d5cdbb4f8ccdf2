package cn.yinling.hub.history;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps history: rolls up, makes partitions and drops what is old, every minute; of several hubs,
 * one at a time. A step that fails ends the turn, because the next builds on it: nothing is dropped
 * that is not rolled up. Thread-safe.
 */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FAILURES_OF_A_PROBLEM = 3;
    private static final String NOW =
            """
            select now()
            """;

    private final HistoryConfig config;
    private final Database database;
    private final MeterRegistry meters;
    private final Worker worker;
    private @Nullable List<Step> steps;
    private String current = "start";
    private int failures;
    private volatile @Nullable String problem;
    private volatile boolean closed;

    Upkeep(HistoryConfig config, Database database, MeterRegistry meters) {
        this.config = config;
        this.database = database;
        this.meters = meters;
        this.worker = Worker.ancillary("history", new Keeping());
    }

    /** Begins as soon as the database is ready, and returns at once. */
    public static Upkeep start(HistoryConfig config, Database database, MeterRegistry meters) {
        Upkeep upkeep = new Upkeep(config, database, meters);
        upkeep.worker.start();
        return upkeep;
    }

    /** What has failed three times in a row, or null. */
    public @Nullable String problem() {
        String lasting = problem;
        return lasting == null ? worker.problem() : lasting;
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
    }

    private final class Keeping implements Work {
        @Override
        public void begin() throws Exception {
            database.whenReady().get();
        }

        @Override
        public void turn() throws InterruptedException {
            if (database.isReady()) {
                Upkeep.this.turn();
            }
            Thread.sleep(EVERY);
        }
    }

    /** Every step once, unless another hub is at it. Only by one thread. */
    void turn() {
        try {
            database.jdbiForLongWork().useHandle(this::turn);
            if (problem != null) {
                LOG.info("history: works again");
            }
            failures = 0;
            problem = null;
        } catch (RuntimeException e) {
            if (!closed) {
                failed(e);
            }
        }
    }

    private void turn(Handle handle) {
        try (Turn turn = Turn.take(handle)) {
            if (turn.isOurs()) {
                Instant now = handle.createQuery(NOW).mapTo(Instant.class).one();
                for (Step step : steps(handle)) {
                    current = step.name();
                    did(step, step.run(handle, now));
                }
            }
        }
    }

    private void did(Step step, @Nullable String what) {
        meters.counter("yinling.history.steps", "step", step.name(), "outcome", "done").increment();
        if (what != null) {
            LOG.info("history: {}: {}", step.name(), what);
        }
    }

    private void failed(RuntimeException failure) {
        failures++;
        meters.counter("yinling.history.steps", "step", current, "outcome", "failed").increment();
        if (failures == 1) {
            LOG.warn("history: {} failed, trying again every minute", current, failure);
        }
        if (failures >= FAILURES_OF_A_PROBLEM) {
            problem = "history is not kept: '%s' keeps failing".formatted(current);
        }
    }

    private List<Step> steps(Handle handle) {
        List<Step> known = steps;
        if (known == null) {
            Layout layout = Layout.of(handle);
            LOG.info(
                    "history: {}; readings for {} days, minutes for {}, hours for {}",
                    layout.features(),
                    config.rawFor().toDays(),
                    config.minutesFor().toDays(),
                    config.hoursFor().toDays());
            known = steps(layout, config, new OpenWriters(PATIENCE));
            steps = known;
        }
        return known;
    }

    /** What there is to do, in order. */
    static List<Step> steps(Layout layout, HistoryConfig config, OpenWriters openWriters) {
        Step rollup = new Rollup(openWriters);
        Step late = new LateMinutes();
        Step retention = new Retention(config, layout);
        return switch (layout) {
            case PARTITIONS -> List.of(new DaysAhead(), rollup, late, retention);
            case CHUNKS -> List.of(rollup, late, retention);
            case POLICIES -> List.of(new Policies(config));
        };
    }
}
