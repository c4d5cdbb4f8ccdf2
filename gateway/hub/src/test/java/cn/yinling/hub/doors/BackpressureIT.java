package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.readings.ReadingsConfig;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store stands still: nothing is lost, nothing grows without end, an SOS passes. */
class BackpressureIT {
    private static final int QUEUE_MOST = 200;
    private static final int OFFERED = 3000;
    private static final long START_SECONDS = System.currentTimeMillis() / 1000 - 60;
    private RunningGateway running;

    @BeforeEach
    void start() {
        GatewayConfig config = RunningGateway.config();
        running =
                RunningGateway.withBeds(
                        3,
                        config.withReadings(
                                new ReadingsConfig(
                                        1,
                                        100,
                                        QUEUE_MOST,
                                        config.readings().oldest(),
                                        config.readings().aheadMost(),
                                        config.readings().patience())));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void fullQueueHoldsBulkSendersAndLetsAnSosPass() throws Exception {
        List<CompletableFuture<PublishOutcome>> outcomes = new CopyOnWriteArrayList<>();
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                Listening bulk = Listening.start(bulk("bed-0001"));
                Listening bed = Listening.start(running.device("bed-0002"));
                Handle standstill = running.tables().open()) {
            standstill.begin();
            standstill.execute("lock table reading in access exclusive mode");
            Thread sender = Thread.ofVirtual().start(() -> offer(bulk, outcomes));
            await().until(() -> gauge("yinling.sessions.held") == 1);
            assertThat(gauge("yinling.readings.queued")).isLessThan(OFFERED);
            assertThat(outcomes).noneMatch(CompletableFuture::isDone);

            assertThat(bed.publish("care/v1/bed-0002/alarm", utf8("[{\"n\":\"sos\",\"vb\":true}]")))
                    .isEqualTo(new PublishOutcome.Acknowledged());
            await().until(() -> hotline.heard().size() == 1);
            assertThat(outcomes).noneMatch(CompletableFuture::isDone);

            standstill.rollback();
            sender.join();
            for (CompletableFuture<PublishOutcome> outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS))
                        .isEqualTo(new PublishOutcome.Acknowledged());
            }
        }
        assertThat(running.count("select count(*) from reading")).isEqualTo(OFFERED);
        assertThat(gauge("yinling.sessions.held")).isZero();
    }

    @Test
    void quietConnectionsAreReadThroughAFullQueue() throws Exception {
        List<CompletableFuture<PublishOutcome>> outcomes = new CopyOnWriteArrayList<>();
        try (Listening bulk = Listening.start(bulk("bed-0001"));
                Listening bed = Listening.start(running.device("bed-0003"));
                Handle standstill = running.tables().open()) {
            standstill.begin();
            standstill.execute("lock table reading in access exclusive mode");
            Thread sender = Thread.ofVirtual().start(() -> offer(bulk, outcomes));
            await().until(() -> gauge("yinling.sessions.held") == 1);
            CompletableFuture<PublishOutcome> reading =
                    bed.connection()
                            .publish(
                                    "care/v1/bed-0003/readings", utf8("[{\"n\":\"hr\",\"v\":60}]"));
            assertThat(
                            bed.publish(
                                    "care/v1/bed-0003/alarm",
                                    utf8("[{\"n\":\"fall\",\"vb\":true}]")))
                    .isEqualTo(new PublishOutcome.Acknowledged());
            assertThat(reading).isNotDone();
            standstill.rollback();
            sender.join();
            assertThat(reading.get(30, TimeUnit.SECONDS))
                    .isEqualTo(new PublishOutcome.Acknowledged());
        }
    }

    @Test
    void rowTheDatabaseWillNeverHaveIsRefusedAndItsNeighboursStored() throws Exception {
        running.tables()
                .useHandle(handle -> handle.execute("alter table reading add check (hr <> 77)"));
        List<CompletableFuture<PublishOutcome>> outcomes = new CopyOnWriteArrayList<>();
        try (Listening bed = Listening.start(bulk("bed-0001"))) {
            for (int i = 0; i < 50; i++) {
                outcomes.add(
                        bed.connection()
                                .publish(
                                        "care/v1/bed-0001/readings",
                                        numbered(i, i == 20 ? 77 : 70)));
            }
            for (int i = 0; i < 50; i++) {
                PublishOutcome outcome = outcomes.get(i).get(30, TimeUnit.SECONDS);
                if (i == 20) {
                    assertThat(outcome).isInstanceOf(PublishOutcome.Refused.class);
                } else {
                    assertThat(outcome).isEqualTo(new PublishOutcome.Acknowledged());
                }
            }
        }
        assertThat(running.count("select count(*) from reading")).isEqualTo(49);
        assertThat(running.refused("unstorable")).isEqualTo(1);
    }

    @Test
    void repeatedReadingsAreAcknowledgedAndStoredOnce() throws Exception {
        try (Listening bed = Listening.start(bulk("bed-0001"))) {
            for (int time = 0; time < 2; time++) {
                List<CompletableFuture<PublishOutcome>> outcomes = new CopyOnWriteArrayList<>();
                for (int i = 0; i < 100; i++) {
                    outcomes.add(
                            bed.connection().publish("care/v1/bed-0001/readings", numbered(i, 70)));
                }
                for (CompletableFuture<PublishOutcome> outcome : outcomes) {
                    assertThat(outcome.get(30, TimeUnit.SECONDS))
                            .isEqualTo(new PublishOutcome.Acknowledged());
                }
            }
        }
        assertThat(running.count("select count(*) from reading")).isEqualTo(100);
        assertThat(running.gateway().meters().counter("yinling.readings.repeated").count())
                .isEqualTo(100);
    }

    private static void offer(Listening bulk, List<CompletableFuture<PublishOutcome>> outcomes) {
        for (int i = 0; i < OFFERED; i++) {
            outcomes.add(bulk.connection().publish("care/v1/bed-0001/readings", numbered(i, 70)));
        }
    }

    /** A time in the past that is the same in every call, and a number. */
    private static byte[] numbered(int number, int heartRate) {
        return utf8(
                "[{\"bt\":%d,\"n\":\"seq\",\"v\":%d},{\"n\":\"hr\",\"v\":%d}]"
                        .formatted(START_SECONDS, number, heartRate));
    }

    private MqttSettings bulk(String device) {
        MqttSettings settings = running.device(device);
        return new MqttSettings(
                settings.server(),
                settings.clientId(),
                settings.username(),
                settings.password(),
                settings.keepAlive(),
                1000,
                List.of(),
                null,
                null,
                null);
    }

    private double gauge(String name) {
        return running.gateway().meters().get(name).gauge().value();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
