package cn.yinling.accounts.audit;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Beat;
import cn.yinling.runtime.process.Worker;
import cn.yinling.runtime.web.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps anchors of the audit log outside of the database. Thread-safe. */
public final class Anchoring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final AuditConfig config;
    private final Database database;
    private final InstantSource clock;
    private final AnchorFile file;
    private final Webhook webhook;
    private final AuditStore store = new AuditStore();
    private final Worker worker;
    private @Nullable Anchor last;
    private volatile @Nullable String problem;

    private Anchoring(AuditConfig config, Database database, InstantSource clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.file = new AnchorFile(config.anchors());
        this.webhook = new Webhook(config.webhook(), config.token());
        this.worker = Worker.ancillary("audit-anchors", new Beat(LOOK_EVERY, this::look));
    }

    /** Begins to look, and returns at once. */
    public static Anchoring start(AuditConfig config, Database database, InstantSource clock) {
        Anchoring anchoring = new Anchoring(config, database, clock);
        anchoring.worker.start();
        return anchoring;
    }

    /** Why no anchor is kept now, or null. */
    public @Nullable String problem() {
        String ofFile = problem;
        return ofFile == null ? worker.problem() : ofFile;
    }

    private void look() {
        try {
            if (isDue()) {
                anchor();
            }
            problem = null;
        } catch (IOException e) {
            String now = "no anchor of the audit log is kept: " + e.getMessage();
            if (!now.equals(problem)) {
                LOG.error("{}", now);
            }
            problem = now;
        } catch (RuntimeException e) {
            if (!Database.isAway(e)) {
                throw e;
            }
            LOG.debug("the database is away, no anchor now");
        }
    }

    private boolean isDue() throws IOException {
        if (!database.isReady()) {
            return false;
        }
        if (last == null) {
            List<Anchor> before = file.read();
            last = before.isEmpty() ? null : before.getLast();
        }
        return last == null || !last.at().plus(config.anchorEvery()).isAfter(clock.instant());
    }

    /** A log that has nothing in it yet has nothing that could be taken out. */
    private void anchor() throws IOException {
        Instant now = clock.instant();
        Optional<Anchor> made = database.jdbi().withHandle(handle -> store.anchor(handle, now));
        Anchor before = last;
        long entries = made.map(Anchor::entries).orElse(0L);
        if (before != null && entries < before.entries()) {
            throw new IOException(
                    ("the log had %d entries at %s and has %d now: look with ./care audit verify. Where an older"
                                    + " database was restored on purpose, put %s aside")
                            .formatted(before.entries(), before.at(), entries, config.anchors()));
        }
        if (made.isPresent()) {
            file.add(made.get());
            last = made.get();
            webhook.tell(
                    made.get(),
                    untold -> LOG.warn("the webhook was not told of an anchor: {}", untold));
        }
    }

    @Override
    public void close() {
        worker.close();
        webhook.close();
    }
}
