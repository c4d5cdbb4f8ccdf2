package cn.yinling.hub.readings;

import cn.yinling.hub.readings.ReadingLane.Arrival;
import cn.yinling.hub.sessions.Answers;
import cn.yinling.hub.sessions.Refusal;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread that stores batches, one connection. It outlives every failure: while the database is
 * away it keeps its batch and tries again; a row that the database will never have is found and
 * refused, and the rest stored.
 */
final class ReadingWriter {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ReadingLane lane;
    private final ReadingStore store;
    private final Thread thread;
    private volatile @Nullable String problem;

    private ReadingWriter(ReadingLane lane, int number, ReadingStore store) {
        this.lane = lane;
        this.store = store;
        this.thread = Thread.ofPlatform().name("readings-" + number).unstarted(this::run);
    }

    static ReadingWriter start(ReadingLane lane, int number, ReadingStore store) {
        ReadingWriter writer = new ReadingWriter(lane, number, store);
        writer.thread.start();
        return writer;
    }

    /** Why it cannot store now, or null. */
    @Nullable String problem() {
        return problem;
    }

    void join(Duration longest) {
        try {
            if (!thread.join(longest)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (store) {
            boolean isOver = false;
            while (!isOver) {
                isOver = lane.isClosed();
                List<Arrival> batch = lane.next();
                if (!batch.isEmpty()) {
                    isOver = false;
                    storeAll(batch);
                }
            }
        } catch (InterruptedException e) {
            ReadingLane.LOG.debug("{} ended", thread.getName());
        }
    }

    private void storeAll(List<Arrival> batch) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                storeOnce(batch);
                return;
            } catch (SQLException e) {
                if (isOfTheRows(e)) {
                    storeHalves(batch, e);
                    return;
                }
                away(e);
            } catch (DatabaseAwayException e) {
                away(e);
            } catch (RuntimeException e) {
                storeHalves(batch, e);
                return;
            }
            if (lane.isClosed()) {
                throw new InterruptedException("closed while the database is away");
            }
            Thread.sleep(pause);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                            ? LONGEST_PAUSE
                            : pause.multipliedBy(2);
        }
    }

    private void storeOnce(List<Arrival> batch) throws SQLException {
        long began = System.nanoTime();
        int added = store.write(batch.stream().map(Arrival::row).toList());
        lane.meters().committed(batch.size(), added, Duration.ofNanos(System.nanoTime() - began));
        if (problem != null) {
            problem = null;
            ReadingLane.LOG.info("{} stores again", thread.getName());
        }
        Answers answers = new Answers();
        batch.forEach(arrival -> answers.add(arrival.publication()));
        answers.send();
    }

    /** Data exceptions and violated constraints (SQL standard, classes 22 and 23). */
    private static boolean isOfTheRows(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    private void storeHalves(List<Arrival> batch, Exception why) throws InterruptedException {
        if (batch.size() == 1) {
            Arrival alone = batch.getFirst();
            ReadingLane.LOG.error(
                    "a reading of {} cannot be stored: {}", alone.row().deviceId(), kind(why));
            alone.publication().refuse(Refusal.UNSTORABLE, "the reading cannot be stored");
            return;
        }
        int middle = batch.size() / 2;
        storeAll(batch.subList(0, middle));
        storeAll(batch.subList(middle, batch.size()));
    }

    /** Without the message, which would quote the row. */
    private static String kind(Exception why) {
        return why instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState()
                : why.getClass().getName();
    }

    private void away(Exception why) {
        lane.meters().failed();
        if (problem == null) {
            ReadingLane.LOG.warn(
                    "{} cannot store, keeps its batch and tries again: {}",
                    thread.getName(),
                    why.getMessage());
        }
        problem = "readings are kept back: the database does not take them";
    }
}
