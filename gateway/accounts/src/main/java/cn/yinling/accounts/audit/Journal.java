package cn.yinling.accounts.audit;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Batches;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what happens whether it can be written down or not: an emergency is shown to the
 * agent who is offered it, and somebody signs in at night beside a database that does not answer.
 * Each entry is in a file within milliseconds, and in the log's chain within a second or two, or as
 * soon as the database is there; once, also where the process is killed in between. Thread-safe,
 * never blocks.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int MOST = 1000;

    /** Whoever is just shown an emergency needs the processor more than this does. */
    private static final Duration GATHER = Duration.ofMillis(20);

    /** The chain is made an entry at a time, in a transaction that only one process may be in. */
    private static final long BRING_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final Database database;
    private final InstantSource clock;
    private final KeptFile file;
    private final AuditStore store = new AuditStore();
    private final BlockingQueue<Kept> arrived = new LinkedBlockingQueue<>();
    private final Worker worker;
    private volatile @Nullable String problem;
    private volatile boolean isEnding;

    private Journal(Database database, Path file, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.file = new KeptFile(file);
        this.worker = Worker.vital("audit-journal", new Keeping());
    }

    /**
     * Begins with what an earlier process has left in the file.
     *
     * @param file of this process alone
     * @param clock the time of day
     */
    public static Journal start(Database database, Path file, InstantSource clock) {
        Journal journal = new Journal(database, file, clock);
        journal.worker.start();
        return journal;
    }

    /**
     * Writes something down.
     *
     * @param by who, as she signs in
     * @param residentId of whose record; null for nobody's
     * @param subject the case, the device or the network
     */
    public void keep(
            String by, String operation, @Nullable String residentId, @Nullable String subject) {
        arrived.add(
                new Kept(UUID.randomUUID(), clock.instant(), by, operation, residentId, subject));
    }

    /** Why entries are in memory alone, or null. */
    public @Nullable String problem() {
        String now = problem;
        return now == null ? worker.problem() : now;
    }

    /** Writes what has arrived, and ends; what the database does not take stays in the file. */
    @Override
    public void close() {
        isEnding = true;
        worker.finish(LONGEST_END);
    }

    private final class Keeping implements Work {
        private final List<Kept> inHand = new ArrayList<>();
        private boolean isFileEmpty;
        private long broughtAtNanos = System.nanoTime() - BRING_EVERY_NANOS;

        @Override
        public void turn() throws InterruptedException {
            inHand.addAll(Batches.next(arrived, MOST));
            if (!inHand.isEmpty()) {
                Thread.sleep(GATHER);
                arrived.drainTo(inHand);
                write();
            }
            if (!isFileEmpty && isTimeToBring() && database.isReady()) {
                bring();
            }
        }

        private boolean isTimeToBring() {
            return isEnding || System.nanoTime() - broughtAtNanos >= BRING_EVERY_NANOS;
        }

        @Override
        public boolean isIdle() {
            return arrived.isEmpty() && inHand.isEmpty() && (isFileEmpty || !database.isReady());
        }

        private void write() {
            try {
                isFileEmpty = false;
                file.add(inHand);
                inHand.clear();
                problem = null;
            } catch (IOException e) {
                String now = "entries of the audit log cannot be kept: " + e.getMessage();
                if (!now.equals(problem)) {
                    LOG.error("{}; {} are in memory alone", now, inHand.size());
                }
                problem = now;
            }
        }

        private void bring() {
            broughtAtNanos = System.nanoTime();
            try {
                List<Kept> entries = file.read();
                if (!entries.isEmpty()) {
                    database.jdbi().useTransaction(handle -> store.bring(handle, entries));
                    file.clear();
                }
                isFileEmpty = true;
            } catch (IOException e) {
                LOG.error("entries of the audit log cannot be read: {}", e.getMessage());
            } catch (RuntimeException e) {
                if (!Database.isAway(e)) {
                    throw e;
                }
                LOG.debug("the database is away, entries stay in the file");
            }
        }
    }
}
