package cn.yinling.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMinutes(5), LONG);

    /** Throws what is put into it, and counts its good turns. */
    private static final class Scripted implements Work {
        private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        private final AtomicInteger turns = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();
        private volatile @Nullable Throwable always;
        private volatile int left;

        @Override
        public void turn() throws Exception {
            Throwable failure = always;
            if (failure == null) {
                failure = failures.poll(5, TimeUnit.MILLISECONDS);
            }
            if (failure instanceof Exception e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            left = Math.max(0, left - 1);
            turns.incrementAndGet();
        }

        @Override
        public boolean isIdle() {
            return left == 0;
        }

        @Override
        public void end() {
            ends.incrementAndGet();
        }

        void awaitTurns() {
            int now = turns.get();
            await().atMost(LONG).until(() -> turns.get() > now + 1);
        }
    }

    private final Scripted work = new Scripted();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnAfterWhateverIsThrown(boolean isVital) {
        try (Worker worker = new Worker("bell", work, isVital, SHORT).start()) {
            List<Throwable> kinds =
                    List.of(
                            new IllegalStateException("odd"),
                            new java.io.IOException("disk"),
                            new NoClassDefFoundError("cn/yinling/Gone"),
                            new StackOverflowError(),
                            new AssertionError("no"),
                            new InterruptedException("woken for nothing"));
            for (Throwable kind : kinds) {
                work.failures.add(kind);
                work.awaitTurns();
            }
            assertThat(worker.problem()).isNull();
        }
        assertThat(work.ends).hasValue(1);
    }

    @Test
    void saysWhatIsWrongAsLongAsItIs() {
        try (Worker worker = new Worker("bell", work, true, SHORT).start()) {
            work.awaitTurns();
            work.always = new IllegalStateException("outer", new AssertionError("first\nsecond"));
            await().atMost(LONG).until(() -> worker.problem() != null);
            assertThat(worker.problem()).isEqualTo("bell fails: AssertionError: first");
            work.always = null;
            await().atMost(LONG).until(() -> worker.problem() == null);
        }
    }

    @Test
    void beginsBeforeItTurnsHoweverOftenThatFails() {
        AtomicInteger begun = new AtomicInteger();
        Work slow =
                new Work() {
                    @Override
                    public void begin() {
                        if (begun.incrementAndGet() < 4) {
                            throw new ExceptionInInitializerError("not yet");
                        }
                    }

                    @Override
                    public void turn() throws Exception {
                        assertThat(begun).hasValue(4);
                        work.turn();
                    }
                };
        try (Worker worker = new Worker("bell", slow, true, SHORT).start()) {
            work.awaitTurns();
            assertThat(begun).hasValue(4);
            assertThat(worker.problem()).isNull();
        }
    }

    @Test
    void finishingTurnsUntilNothingIsLeft() {
        work.left = 20;
        Worker worker = new Worker("bell", work, true, SHORT).start();
        worker.finish(LONG);
        assertThat(work.turns).hasValueGreaterThanOrEqualTo(20);
        assertThat(work.left).isZero();
        assertThat(work.ends).hasValue(1);
    }

    @Test
    void finishingDoesNotTryAgainWhatFails() {
        work.left = 20;
        work.always = new IllegalStateException("nowhere to put it");
        Worker worker = new Worker("bell", work, true, SHORT).start();
        worker.finish(LONG);
        assertThat(work.ends).hasValue(1);
    }

    @Test
    void closingWakesATurnThatWaits() throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Work waiting =
                new Work() {
                    @Override
                    public void turn() throws Exception {
                        waits.countDown();
                        new CountDownLatch(1).await();
                    }

                    @Override
                    public void end() {
                        ended.countDown();
                    }
                };
        Worker worker = Worker.ancillary("bell", waiting).start();
        waits.await();
        worker.close();
        ended.await();
        assertThat(worker.problem()).isNull();
    }

    @Test
    void closedBeforeItWasStartedItEndsItsWork() {
        new Worker("bell", work, true, SHORT).close();
        assertThat(work.ends).hasValue(1);
        assertThat(work.turns).hasValue(0);
    }

    @Test
    void aVitalLoopThatCannotGoOnEndsTheProcessAndSaysSo() {
        Patience none =
                new Patience(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO);
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught(exit::complete));
        work.always = new NoClassDefFoundError("cn/yinling/Gone");
        try (Worker worker = new Worker("bell", work, true, none).start()) {
            // Not by Awaitility, which puts a handler of its own in the place of ours.
            assertThat(exit.join()).isEqualTo(Uncaught.EXIT_CODE);
            assertThat(worker.problem())
                    .isEqualTo("bell has ended: NoClassDefFoundError: cn/yinling/Gone");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void anAncillaryLoopNeverEndsTheProcess() {
        Patience none =
                new Patience(
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofMinutes(5),
                        Duration.ZERO);
        try (Worker worker = new Worker("bell", work, false, none).start()) {
            work.always = new NoClassDefFoundError("cn/yinling/Gone");
            await().atMost(LONG).until(() -> worker.problem() != null);
            work.always = null;
            work.awaitTurns();
            assertThat(worker.problem()).isNull();
        }
    }

    @Test
    void whatNobodyCaughtInAnotherThreadIsToldAndEndsNothing() {
        List<Integer> exits = new CopyOnWriteArrayList<>();
        new Uncaught(exits::add)
                .uncaughtException(Thread.currentThread(), new StackOverflowError());
        assertThat(exits).isEmpty();
    }
}
