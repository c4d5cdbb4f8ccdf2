package cn.yinling.hotline.cases;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Batches;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes cases to the database on one thread, in the order in which it was told to, many in one
 * transaction when many wait. While the database is away it keeps them and tries again.
 * Thread-safe.
 */
public final class CaseWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseWriter.class);
    private static final int LARGEST_BATCH = 256;
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final Duration LAST_WRITES = Duration.ofSeconds(3);

    private final Database database;
    private final Clock clock;
    private final ZoneId zone;
    private final OpenCasesFile file;
    private final CaseStore store = new CaseStore();
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Worker> worker = new AtomicReference<>();
    private final AtomicInteger unfinished = new AtomicInteger();

    /** What it took and has not told of; whatever fails, it is written again. */
    private final List<Pending> batch = new ArrayList<>();

    private record Pending(CaseWrite write, UUID eventId, Consumer<CaseWrite.Result> told) {}

    /**
     * Writes nothing yet.
     *
     * @param file is kept as the database is
     */
    public CaseWriter(Database database, Clock clock, ZoneId zone, OpenCasesFile file) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.file = file;
    }

    /**
     * Begins to write as soon as the database is there.
     *
     * @param loaded is given what the database knows, before the first write is made
     */
    public void start(Consumer<Remembered> loaded) {
        worker.set(Worker.vital("case-writer", new Writing(loaded)).start());
    }

    /**
     * Has {@code write} made after all before it.
     *
     * @param told is called on the writer's thread, in order
     */
    public void submit(CaseWrite write, Consumer<CaseWrite.Result> told) {
        unfinished.incrementAndGet();
        queue.add(new Pending(write, UUID.randomUUID(), told));
    }

    /** How many writes are not durable yet. */
    public int backlog() {
        return unfinished.get();
    }

    /** Makes the writes that wait, for a few seconds at most. */
    @Override
    public void close() {
        Worker running = worker.get();
        if (running == null) {
            return;
        }
        if (database.isReady()) {
            running.finish(LAST_WRITES);
        } else {
            running.close();
        }
        if (unfinished.get() > 0) {
            LOG.warn("{} writes were not made; the hub sends their alarms again", unfinished);
        }
    }

    /** Why cases are not written now, where that is not the database's absence; or null. */
    public @Nullable String problem() {
        Worker running = worker.get();
        return running == null ? null : running.problem();
    }

    private final class Writing implements Work {
        private final Consumer<Remembered> loaded;

        Writing(Consumer<Remembered> loaded) {
            this.loaded = loaded;
        }

        @Override
        public void begin() throws Exception {
            database.whenReady().get();
            Instant now = clock.instant();
            Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
            Remembered remembered =
                    jdbi().withHandle(
                                    handle -> store.load(handle, now.minus(REMEMBERED), midnight));
            file.replace(remembered.open());
            loaded.accept(remembered);
        }

        @Override
        public void turn() throws InterruptedException {
            if (batch.isEmpty()) {
                batch.addAll(Batches.next(queue, LARGEST_BATCH));
            }
            if (!batch.isEmpty()) {
                write(List.copyOf(batch));
            }
        }

        @Override
        public boolean isIdle() {
            return unfinished.get() == 0;
        }
    }

    private void write(List<Pending> writes) throws InterruptedException {
        int attempt = 0;
        while (true) {
            try {
                List<CaseWrite.Result> results = commit(writes);
                for (int i = 0; i < writes.size(); i++) {
                    file.follow(writes.get(i).write(), results.get(i));
                }
                file.save();
                for (int i = 0; i < writes.size(); i++) {
                    tell(writes.get(i), results.get(i));
                }
                return;
            } catch (RuntimeException e) {
                LOG.debug("{} writes not made: {}", writes.size(), firstLine(e));
                Thread.sleep(PAUSE);
                if (answers() && ++attempt == ATTEMPTS) {
                    oneByOne(writes, e);
                    return;
                }
            }
        }
    }

    private List<CaseWrite.Result> commit(List<Pending> writes) {
        return jdbi().inTransaction(handle -> {
            List<CaseWrite.Result> results = new ArrayList<>();
            for (Pending pending : writes) {
                results.add(store.write(handle, pending.write(), pending.eventId()));
            }
            return results;
        });
    }

    /** One of them the database will not take; the others must not wait for it for ever. */
    private void oneByOne(List<Pending> writes, RuntimeException reason)
            throws InterruptedException {
        if (writes.size() > 1) {
            for (Pending pending : writes) {
                write(List.of(pending));
            }
            return;
        }
        String why = firstLine(reason);
        LOG.error(
                "a write of a case is impossible and was left out: {}: {}",
                writes.getFirst().write().getClass().getSimpleName(),
                why);
        tell(writes.getFirst(), new CaseWrite.Result.Impossible(why));
    }

    private void tell(Pending pending, CaseWrite.Result result) {
        batch.remove(pending);
        unfinished.decrementAndGet();
        try {
            pending.told().accept(result);
        } catch (RuntimeException | Error e) {
            LOG.error("a write is durable, and who waited for it failed", e);
        }
    }

    /** What the database says, without the values that Jdbi and the lines below it would show. */
    private static String firstLine(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("no reason");
    }

    private boolean answers() {
        try {
            return jdbi().withHandle(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException e) {
            LOG.debug("the database does not answer: {}", firstLine(e));
            return false;
        }
    }

    private Jdbi jdbi() {
        return database.jdbi();
    }
}
