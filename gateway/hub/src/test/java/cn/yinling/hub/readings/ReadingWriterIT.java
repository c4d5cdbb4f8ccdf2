package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.doors.DeadLetterBox;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Part;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import cn.yinling.hub.spool.Spool;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.PostgresServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingWriterIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final DeviceId BED = new DeviceId("bed-0001");

    @TempDir Path folder;

    /** Whose event loop is an {@code Error} the first time a writer asks for it. */
    private static final class Poisoned extends Submission {
        private final EventLoop loop;
        private final AtomicBoolean isPoisoned;
        private final AtomicInteger acknowledged = new AtomicInteger();

        Poisoned(EventLoop loop, boolean isPoisoned) {
            super(Instant.now());
            this.loop = loop;
            this.isPoisoned = new AtomicBoolean(isPoisoned);
        }

        @Override
        public void refuse(Refusal refusal, String detail) {}

        @Override
        public boolean postpone(String reason) {
            return false;
        }

        @Override
        protected EventLoop loop() {
            if (isPoisoned.getAndSet(false)) {
                throw new NoClassDefFoundError("cn/yinling/Gone");
            }
            return loop;
        }

        @Override
        protected boolean acknowledged() {
            acknowledged.incrementAndGet();
            return false;
        }

        @Override
        protected void flush() {}
    }

    @Test
    void anErrorInAWriterLosesNoReadingAndAcknowledgesEachOnce() {
        EventLoop loop = new DefaultEventLoop();
        try (Database database =
                        Database.start(
                                PostgresServer.newDatabase(),
                                new Migrations("hub", "classpath:db/hub"));
                Spool spool = Spool.open(folder.resolve("spool"), 1 << 20, 0);
                ReadingLane lane =
                        ReadingLane.start(
                                new ReadingsConfig(
                                        1,
                                        100,
                                        1000,
                                        Duration.ofDays(1),
                                        Duration.ZERO,
                                        Duration.ofSeconds(10)),
                                database,
                                spool,
                                new Gate(),
                                DeadLetterBox.NONE,
                                new LastVitals(),
                                new SimpleMeterRegistry(),
                                InstantSource.system())) {
            lane.whenReached().orTimeout(60, TimeUnit.SECONDS).join();
            Poisoned first = new Poisoned(loop, true);
            Poisoned second = new Poisoned(loop, false);
            put(lane, first, 1);
            put(lane, second, 2);
            await().atMost(LONG)
                    .until(() -> first.acknowledged.get() > 0 && second.acknowledged.get() > 0);
            assertThat(first.acknowledged).hasValue(1);
            assertThat(second.acknowledged).hasValue(1);
            await().atMost(LONG).until(() -> lane.problem() == null);
            assertThat(count(database)).isEqualTo(2);
        } finally {
            var _ = loop.shutdownGracefully();
        }
    }

    private static void put(ReadingLane lane, Submission submission, long seq) {
        Reading reading =
                new Reading(
                        Instant.now(),
                        true,
                        seq,
                        new Vitals.Builder().build(),
                        Set.of(),
                        Set.of(),
                        null);
        submission.needs(Part.Itself.ITSELF);
        lane.put(lane.row(BED, reading, Instant.now()), submission);
    }

    private static long count(Database database) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from hub.reading")
                                .mapTo(Long.class)
                                .one());
    }
}
