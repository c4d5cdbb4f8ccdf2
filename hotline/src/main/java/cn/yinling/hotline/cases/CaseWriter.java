package cn.yinling.hotline.cases;

import cn.yinling.runtime.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
    private final CaseStore store = new CaseStore();
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile boolean closing;

    private record Pending(CaseWrite write, UUID eventId, Consumer<CaseWrite.Result> told) {}

    /** Writes nothing yet. */
    public CaseWriter(Database database, Clock clock, ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Begins to write as soon as the database is there.
     *
     * @param loaded is given what the database knows, before the first write is made
     */
    public void start(Consumer<Remembered> loaded) {
        thread.set(Thread.ofVirtual().name("case-writer").start(() -> run(loaded)));
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
        closing = true;
        Thread running = thread.get();
        if (running == null) {
            return;
        }
        try {
            if (!database.isReady() || !running.join(LAST_WRITES)) {
                running.interrupt();
                running.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (unfinished.get() > 0) {
            LOG.warn("{} writes were not made; the hub sends their alarms again", unfinished);
        }
    }

    private void run(Consumer<Remembered> loaded) {
        try {
            database.whenReady().get();
            load(loaded);
            while (!closing || unfinished.get() > 0) {
                List<Pending> batch = new ArrayList<>();
                Pending first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, LARGEST_BATCH - 1);
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("writer of cases ended");
        } catch (ExecutionException e) {
            throw new IllegalStateException("whenReady never fails", e);
        }
    }

    private void load(Consumer<Remembered> loaded) throws InterruptedException {
        String lastReason = "";
        while (true) {
            try {
                Instant now = clock.instant();
                Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
                loaded.accept(
                        jdbi().withHandle(handle ->
                                store.load(handle, now.minus(REMEMBERED), midnight)));
                return;
            } catch (RuntimeException e) {
                if (!lastReason.equals(firstLine(e))) {
                    lastReason = firstLine(e);
                    LOG.error("open cases cannot be read, trying again: {}", lastReason);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private void write(List<Pending> batch) throws InterruptedException {
        int attempt = 0;
        while (true) {
            try {
                List<CaseWrite.Result> results = commit(batch);
                for (int i = 0; i < batch.size(); i++) {
                    tell(batch.get(i), results.get(i));
                }
                return;
            } catch (RuntimeException e) {
                LOG.debug("{} writes not made: {}", batch.size(), firstLine(e));
                Thread.sleep(PAUSE);
                if (answers() && ++attempt == ATTEMPTS) {
                    oneByOne(batch, e);
                    return;
                }
            }
        }
    }

    private List<CaseWrite.Result> commit(List<Pending> batch) {
        return jdbi().inTransaction(handle -> {
            List<CaseWrite.Result> results = new ArrayList<>();
            for (Pending pending : batch) {
                results.add(store.write(handle, pending.write(), pending.eventId()));
            }
            return results;
        });
    }

    /** One of them the database will not take; the others must not wait for it for ever. */
    private void oneByOne(List<Pending> batch, RuntimeException reason)
            throws InterruptedException {
        if (batch.size() > 1) {
            for (Pending pending : batch) {
                write(List.of(pending));
            }
            return;
        }
        String why = firstLine(reason);
        LOG.error(
                "a write of a case is impossible and was left out: {}: {}",
                batch.getFirst().write().getClass().getSimpleName(),
                why);
        tell(batch.getFirst(), new CaseWrite.Result.Impossible(why));
    }

    private void tell(Pending pending, CaseWrite.Result result) {
        unfinished.decrementAndGet();
        try {
            pending.told().accept(result);
        } catch (RuntimeException e) {
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
