package cn.yinling.simulators.bench;

import cn.yinling.simulators.agents.SeatClient;
import cn.yinling.simulators.agents.SeatClient.ShownCase;
import cn.yinling.simulators.agents.SeatClient.Sight;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An agent at her seat, on a thread of her own that wakes by what her screen shows: when the
 * telephone rings for a person she accepts, and after a while closes. What is about no person she
 * lets ring. All she sees goes to the log.
 */
final class BenchAgent implements AutoCloseable {
    private static final Duration NOTHING_TO_DO = Duration.ofMinutes(1);

    private final int number;
    private final Door door;
    private volatile SeatClient screen;
    private final Supplier<Duration> talk;
    private final CallLog log;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable String accepted;
    private @Nullable String talkedAbout;
    private @Nullable Instant closeAt;

    /** Signs in at her seat. */
    interface Door {
        SeatClient enter() throws IOException, InterruptedException;
    }

    /** Returns when she is ready. */
    BenchAgent(int number, Door door, Supplier<Duration> talk, CallLog log)
            throws IOException, InterruptedException {
        this.number = number;
        this.door = door;
        this.screen = door.enter();
        this.talk = talk;
        this.log = log;
        this.thread = Thread.ofVirtual().name("agent-" + number).start(this::work);
        ready.await();
    }

    private void work() {
        try {
            while (true) {
                String reason = serve();
                log.cameBack();
                System.err.printf("seat %d comes back: %s%n", number, reason);
                screen.abandon();
                screen = door.enter();
            }
        } catch (IOException e) {
            log.failed("seat %d: %s".formatted(number, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ready.countDown();
        }
    }

    /** Why her line ended: as a browser does, she comes back. */
    private String serve() throws InterruptedException {
        try {
            accepted = null;
            talkedAbout = null;
            screen.ready();
            while (true) {
                Optional<Sight> sight = screen.next(patience());
                ready.countDown();
                if (sight.isPresent()) {
                    look(sight.get());
                }
                closeWhenDue();
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Duration patience() {
        Instant due = closeAt;
        if (due == null) {
            return NOTHING_TO_DO;
        }
        Duration left = Duration.between(Instant.now(), due);
        return left.isPositive() ? left.plusMillis(1) : Duration.ZERO;
    }

    private void look(Sight sight) {
        log.saw(number, sight);
        ShownCase offer = sight.offer();
        if (offer == null) {
            accepted = null;
        } else if (offer.lane().concernsPerson()
                && !offer.phone().equals("none")
                && !offer.caseId().equals(accepted)) {
            accepted = offer.caseId();
            screen.accept(accepted);
        }
        ShownCase current = sight.current();
        if (current != null && !current.caseId().equals(talkedAbout)) {
            talkedAbout = current.caseId();
            closeAt = sight.at().plus(talk.get());
        }
    }

    private void closeWhenDue() {
        Instant due = closeAt;
        String caseId = talkedAbout;
        if (due != null && caseId != null && !Instant.now().isBefore(due)) {
            closeAt = null;
            log.closed(number, Instant.now());
            screen.close(caseId, "comforted", "bench");
        }
    }

    /** Goes home. */
    @Override
    public void close() throws IOException {
        thread.interrupt();
        screen.close();
    }
}
