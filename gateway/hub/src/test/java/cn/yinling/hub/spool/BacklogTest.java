package cn.yinling.hub.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogTest {
    @TempDir Path folder;

    private final Shelf shelf = new Shelf();
    private Spool spool;
    private Backlog<String> backlog;
    private MeterRegistry meters;

    @BeforeEach
    void open() {
        open(Backlog.Order.KEPT);
    }

    @AfterEach
    void close() {
        backlog.close();
        spool.close();
    }

    @Test
    void batchesKeptWhileTheDatabaseIsAwayReachItInTheirOrder() throws IOException {
        shelf.isThere = false;
        backlog.start();
        keep("one", "two", "three");
        await().untilAsserted(() ->
                assertThat(backlog.problem()).contains("wait in the spool", "the shelf is away"));

        shelf.isThere = true;
        await().untilAsserted(
                        () -> assertThat(shelf.stored).containsExactly("one", "two", "three"));
        await().until(() -> backlog.problem() == null);
        assertThat(backlog.keep("four")).isFalse();
    }

    @Test
    void inAnOrderThatIsKeptNothingOvertakesWhatWaits() throws Exception {
        shelf.isThere = false;
        backlog.start();
        keep("one");
        shelf.mayStore.drainPermits();
        shelf.isThere = true;
        await().until(() -> shelf.mayStore.hasQueuedThreads());
        keep("two");
        shelf.mayStore.release(1000);
        await().untilAsserted(() -> assertThat(shelf.stored).containsExactly("one", "two"));
    }

    @Test
    void inAFreeOrderNewBatchesGoToTheDatabaseAsSoonAsItIsBack() throws Exception {
        close();
        open(Backlog.Order.FREE);
        shelf.isThere = false;
        backlog.start();
        keep("one");
        shelf.mayStore.drainPermits();
        shelf.isThere = true;
        await().until(() -> shelf.mayStore.hasQueuedThreads());
        assertThat(backlog.keep("two")).isFalse();
        shelf.mayStore.release(1000);
        await().untilAsserted(() -> assertThat(shelf.stored).containsExactly("one"));
    }

    @Test
    void whatAnEarlierHubLeftIsReadAndBrought() throws IOException {
        keep("one", "two");
        close();
        open();
        List<String> left = new CopyOnWriteArrayList<>();
        backlog.forEach(left::add);
        assertThat(left).containsExactly("one", "two");
        backlog.start();
        await().untilAsserted(() -> assertThat(shelf.stored).containsExactly("one", "two"));
    }

    @Test
    void recordThatNobodyCanReadIsSetAsideAndTheOthersGoOn() throws IOException {
        keep("one", "unreadable", "two");
        backlog.start();
        await().untilAsserted(() -> assertThat(shelf.stored).containsExactly("one", "two"));
        assertThat(folder.resolve("000000000000.spool.damaged")).exists();
    }

    @Test
    void fullSpoolSaysSoAndGoesOnWhenTheDatabaseIsBack() throws IOException {
        close();
        open(Backlog.Order.FREE);
        shelf.isThere = false;
        backlog.start();
        String large = "x".repeat((int) Spool.SMALLEST / 2);
        keep(large);
        assertThatThrownBy(() -> backlog.keep(large)).isInstanceOf(SpoolFullException.class);
        shelf.isThere = true;
        await().ignoreExceptionsInstanceOf(SpoolFullException.class)
                .until(() -> !backlog.keep(large));
    }

    @Test
    void anErrorWhileRecordsAreBroughtDelaysThemAndSaysSo() throws IOException {
        shelf.errors.add(new NoClassDefFoundError("cn/yinling/Gone"));
        shelf.errors.add(new StackOverflowError());
        keep("one", "two");
        backlog.start();
        await().untilAsserted(() -> assertThat(shelf.stored).containsExactly("one", "two"));
        await().until(() -> backlog.problem() == null);
        assertThat(shelf.errors).isEmpty();
    }

    @Test
    void whatItKeepsIsForItsOwnerAlone() throws IOException {
        keep("one");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("lock"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("000000000000.spool"))).isEqualTo("rw-------");
    }

    @Test
    void databaseThatGoesAwayAgainIsWaitedForAgain() throws IOException {
        backlog.start();
        await().until(() -> backlog.problem() == null);
        shelf.isThere = false;
        await().until(() -> {
            backlog.databaseIsAway("the shelf has fallen");
            return backlog.keep("one");
        });
        assertThat(shelf.stored).isEmpty();
        shelf.isThere = true;
        await().untilAsserted(() -> assertThat(shelf.stored).containsExactly("one"));
    }

    @Test
    void whyBatchesWaitIsSaidByWhoFoundOut() throws IOException {
        keep("one");
        assertThat(backlog.problem()).contains("tests wait in the spool", "(19 bytes)");
        backlog.databaseIsAway("the shelf has fallen");
        assertThat(backlog.problem()).endsWith("the shelf has fallen");
    }

    @Test
    void databaseIsReachedWhenNothingWaitsAnyMore() throws Exception {
        keep("one");
        shelf.mayStore.drainPermits();
        backlog.start();
        await().until(() -> shelf.mayStore.hasQueuedThreads());
        assertThat(backlog.whenReached()).isNotDone();
        shelf.mayStore.release(1000);
        await().untilAsserted(() -> assertThat(backlog.whenReached()).isCompleted());
        assertThat(backlog.records()).isZero();
        assertThat(shelf.stored).containsExactly("one");
    }

    @Test
    void whatWaitsIsMeasured() throws IOException {
        keep("one", "two");
        assertThat(backlog.records()).isEqualTo(2);
        assertThat(meters.get("yinling.spool.kept").counter().count()).isEqualTo(2);
        assertThat(meters.get("yinling.spool.records").gauge().value()).isEqualTo(2);
        assertThat(meters.get("yinling.spool.bytes").gauge().value()).isEqualTo(38);
    }

    @Test
    void whatIsReadableIsNotSetAside() throws IOException {
        keep("one", "two");
        backlog.start();
        await().untilAsserted(() -> assertThat(shelf.stored).containsExactly("one", "two"));
        await().until(() -> backlog.problem() == null);
        assertThat(folder.resolve("000000000000.spool.damaged")).doesNotExist();
    }

    @Test
    void whatNobodyCanReadIsPassedOverWhereTheSpoolIsReadThrough() throws IOException {
        keep("one", "unreadable", "two");
        List<String> read = new CopyOnWriteArrayList<>();
        backlog.forEach(read::add);
        assertThat(read).containsExactly("one", "two");
    }

    @Test
    void spoolThatCannotBeReadIsNamed() throws IOException {
        keep("one");
        spool.close();
        assertThatThrownBy(() -> backlog.forEach(_ -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the spool of tests cannot be read");
    }

    @Test
    void closedBacklogHasNoProblemAndLetsTheDatabaseGo() throws IOException {
        shelf.isThere = false;
        backlog.start();
        keep("one");
        backlog.close();
        assertThat(backlog.problem()).isNull();
        assertThat(shelf.isClosed).isTrue();
        assertThat(spool.records()).isEqualTo(1);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void open(Backlog.Order order) {
        spool = Spool.open(folder, Spool.SMALLEST, 0);
        meters = new SimpleMeterRegistry();
        backlog = new Backlog<>("tests", order, spool, new Text(), shelf, meters);
    }

    private void keep(String... batches) throws IOException {
        for (String batch : batches) {
            assertThat(backlog.keep(batch)).isTrue();
        }
    }

    /** Where batches are brought to; away when told so. */
    private static final class Shelf implements Refill<String> {
        private final List<String> stored = new CopyOnWriteArrayList<>();
        private final Semaphore mayStore = new Semaphore(1000);
        private final Queue<Error> errors = new ConcurrentLinkedQueue<>();
        private volatile boolean isThere = true;
        private volatile boolean isClosed;

        @Override
        public void probe() {
            Error error = errors.poll();
            if (error != null) {
                throw error;
            }
            if (!isThere) {
                throw new IllegalStateException("the shelf is away");
            }
        }

        @Override
        public void store(List<String> batches) throws InterruptedException {
            probe();
            mayStore.acquire();
            stored.addAll(batches);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private static final class Text implements SpoolCodec<String> {
        @Override
        public byte[] encode(String batch) {
            return batch.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) throws IOException {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.equals("unreadable")) {
                throw new IOException("of another version");
            }
            return text;
        }
    }
}
