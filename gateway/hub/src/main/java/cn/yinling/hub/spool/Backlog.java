package cn.yinling.hub.spool;

import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane's life without the database: from the moment a writer finds it away, batches are kept in
 * the spool, and a thread looks for the database and brings them there, in their order.
 * Thread-safe.
 */
public final class Backlog<B> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    /** What is brought to the database at a time: a record a commit would never catch up. */
    private static final int MOST_RECORDS = 200;

    private static final int MOST_BYTES = 1 << 20;

    /** Whether new batches may go to the database while older ones still wait for it. */
    public enum Order {
        /** They may: rows find their place by their time. */
        FREE,
        /** They may not: what is said later changes what was said before. */
        KEPT
    }

    private final String lane;
    private final Order order;
    private final Spool spool;
    private final SpoolCodec<B> codec;
    private final Refill<B> refill;
    private final Counter kept;
    private final Semaphore wake = new Semaphore(0);
    private final Worker worker;
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private volatile boolean active = true;
    private volatile boolean closed;
    private volatile @Nullable String why = "the database was not reached yet";

    /**
     * A backlog that is active, and whose thread is not started yet.
     *
     * @param lane whose it is, in logs and meters
     */
    public Backlog(
            String lane,
            Order order,
            Spool spool,
            SpoolCodec<B> codec,
            Refill<B> refill,
            MeterRegistry meters) {
        this.lane = lane;
        this.order = order;
        this.spool = spool;
        this.codec = codec;
        this.refill = refill;
        this.kept = meters.counter("yinling.spool.kept", "lane", lane);
        Gauge.builder("yinling.spool.bytes", spool::bytes).tag("lane", lane).register(meters);
        Gauge.builder("yinling.spool.records", spool::records).tag("lane", lane).register(meters);
        this.worker = Worker.vital(lane + "-backlog", new Bringing());
    }

    /** What a hub before us left, the oldest first. */
    public void forEach(Consumer<B> reader) {
        try {
            spool.forEach(bytes -> {
                B batch = decoded(bytes);
                if (batch != null) {
                    reader.accept(batch);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the spool of %s cannot be read".formatted(lane), e);
        }
    }

    private @Nullable B decoded(byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (IOException | RuntimeException e) {
            LOG.error("a record in the spool of {} is not readable: {}", lane, e.toString());
            return null;
        }
    }

    /** Looks for the database from now on. */
    public void start() {
        worker.start();
    }

    /** The database did not take a batch. */
    public synchronized void databaseIsAway(String reason) {
        if (!active) {
            active = true;
            LOG.warn("{} go to the spool until the database is back: {}", lane, reason);
        }
        why = reason;
    }

    /**
     * Keeps a batch in the spool; it is durable when this returns.
     *
     * @return false where the database is there, and the batch is to go to it
     * @throws IOException where the spool does not take it; the message says why
     */
    public boolean keep(B batch) throws IOException {
        if (!active) {
            return false;
        }
        byte[] bytes = codec.encode(batch);
        synchronized (this) {
            if (!active) {
                return false;
            }
            spool.append(bytes);
        }
        kept.increment();
        return true;
    }

    /** Completes when batches go to the database for the first time. */
    public CompletableFuture<Void> whenReached() {
        return reached.copy();
    }

    /** How many batches wait. */
    public long records() {
        return spool.records();
    }

    /** Why batches do not reach the database now, or null. */
    public @Nullable String problem() {
        return active && !closed
                ? "%s wait in the spool (%,d bytes): %s".formatted(lane, spool.bytes(), why)
                : worker.problem();
    }

    private final class Bringing implements Work {
        @Override
        public void turn() throws InterruptedException {
            step();
            rest();
        }

        @Override
        public void end() throws Exception {
            refill.close();
        }
    }

    private void step() throws InterruptedException {
        try {
            if (active) {
                refill.probe();
            }
            if (order == Order.FREE) {
                databaseIsBack();
            }
            drain();
            databaseIsBack();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!closed) {
                databaseIsAway(String.valueOf(e.getMessage()));
            }
        }
    }

    private void drain() throws Exception {
        long records = 0;
        List<byte[]> oldest = spool.oldest(MOST_RECORDS, MOST_BYTES);
        while (!oldest.isEmpty() && !closed) {
            List<B> batches = oldest.stream().map(this::decoded).filter(Objects::nonNull).toList();
            if (batches.size() < oldest.size()) {
                spool.setAside();
            }
            refill.store(batches);
            spool.removeOldest(oldest.size());
            records += oldest.size();
            oldest = spool.oldest(MOST_RECORDS, MOST_BYTES);
        }
        if (records > 0) {
            LOG.info("{} records of the spool of {} are in the database now", records, lane);
        }
    }

    /** In an order that is kept, only once nothing waits any more. */
    private synchronized void databaseIsBack() {
        if (active && (order == Order.FREE || spool.isEmpty()) && !closed) {
            active = false;
            LOG.info("{} go to the database", lane);
            reached.complete(null);
        }
    }

    private void rest() throws InterruptedException {
        if (wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Ends the thread. What is in the spool waits for the next start. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        worker.finish(LONGEST_END);
    }
}
