package cn.yinling.hub.view.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.ApiConfig;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.EventReader;
import cn.yinling.hub.support.EventReader.Event;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens, read from a socket as it happens. */
class LiveIT {
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        GatewayConfig config =
                RunningGateway.config()
                        .withApi(
                                new ApiConfig(
                                        new Secret(ApiClient.TOKEN),
                                        Duration.ofMinutes(30),
                                        Duration.ofHours(12),
                                        List.of(),
                                        null,
                                        262_144,
                                        262_144,
                                        3));
        running = RunningGateway.withBeds(5, config);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void pageGetsASnapshotAndThenWhatChanges() {
        try (EventReader page = open("", null)) {
            Event snapshot = page.await("snapshot");
            assertThat(snapshot.id()).isNotBlank();
            assertThat(snapshot.data().at("/streets/0/code").asText()).isEqualTo("320602-01");
            assertThat(snapshot.data().at("/status/database").asText()).isEqualTo("ready");
            page.await("status");
            try (Listening bed = Listening.start(running.device("bed-0001"))) {
                JsonNode came = page.await("device", of("id", "bed-0001")).data();
                assertThat(came.path("online").asBoolean()).isTrue();
                page.await("street");
                bed.publish("care/v1/bed-0001/alarm", utf8("[{\"n\":\"sos\",\"vb\":true}]"));
                JsonNode alarm = page.await("alarm", of("deviceId", "bed-0001")).data();
                assertThat(alarm.path("stage").asText()).isEqualTo("raised");
                running.tables()
                        .useHandle(handle ->
                                handle.execute(
                                        "update alarm set closed_at = now(), outcome = 'helped' where device_id = 'bed-0001'"));
                JsonNode closed =
                        page.await("alarm", event -> event.path("stage").asText().equals("closed"))
                                .data();
                assertThat(closed.path("outcome").asText()).isEqualTo("helped");
            }
            JsonNode went = page.await("device", event -> !event.path("online").asBoolean()).data();
            assertThat(went.path("offlineReason").asText()).isEqualTo("said-goodbye");
        }
    }

    @Test
    void alarmThatCameAndWasClosedBetweenTwoPicturesIsTold() {
        try (EventReader page = open("", null)) {
            page.await("snapshot");
            running.tables()
                    .useHandle(handle ->
                            handle.execute(
                                    """
                                    insert into alarm (id, device_id, cause, lane, onset, received_at, body, closed_at, outcome)
                                    values ('bed-0005.mains.brief', 'bed-0005', 'mains', 5, now(), now(),
                                            '{"place": {"street": "320602-01"}}', now(), 'over')
                                    """));
            JsonNode alarm = page.await("alarm", of("deviceId", "bed-0005")).data();
            assertThat(alarm.path("stage").asText()).isEqualTo("closed");
        }
    }

    @Test
    void pageThatComesBackGetsWhatItMissedAndAStrangersIdASnapshot() {
        String last;
        try (EventReader page = open("", null)) {
            last = page.await("snapshot").id();
        }
        try (Listening bed = Listening.start(running.device("bed-0002"));
                EventReader back = open("", last)) {
            assertThat(bed.connection().isConnected()).isTrue();
            back.await("device", of("id", "bed-0002"));
            assertThat(back.events()).noneMatch(event -> event.name().equals("snapshot"));
        }
        try (EventReader stranger = open("", "otherhub-17")) {
            assertThat(stranger.await("snapshot").data().path("streets")).isNotEmpty();
        }
    }

    @Test
    void readingsComeOfTheDevicesThatAreAskedForAndOfNoOthers() {
        try (EventReader resident = open("?resident=r-0003", null);
                Listening bed = Listening.start(running.device("bed-0003"));
                Listening other = Listening.start(running.device("bed-0004"))) {
            assertThat(resident.await("snapshot").data().at("/devices/0/id").asText())
                    .isEqualTo("bed-0003");
            other.publish("care/v1/bed-0004/readings", utf8("[{\"n\":\"hr\",\"v\":99}]"));
            bed.publish("care/v1/bed-0003/readings", utf8("[{\"n\":\"hr\",\"v\":64}]"));
            JsonNode reading = resident.await("reading").data();
            assertThat(reading.path("deviceId").asText()).isEqualTo("bed-0003");
            assertThat(reading.at("/values/hr").asDouble()).isEqualTo(64);
            assertThat(resident.events())
                    .noneMatch(event ->
                            event.data().path("deviceId").asText().equals("bed-0004")
                                    && event.name().equals("reading"));
        }
        try (ApiClient machine = ApiClient.machine(running.gateway().webPort())) {
            assertThat(
                            machine.get("/api/audit?resident=r-0003")
                                    .json()
                                    .at("/items/0/operation")
                                    .asText())
                    .isEqualTo("getLive");
        }
    }

    @Test
    void thereAreOnlySoManyStreamsAndAReaderWhoGoesMakesRoom() {
        try (EventReader one = open("", null);
                EventReader two = open("", null)) {
            try (EventReader three = open("", null)) {
                List.of(one, two, three).forEach(reader -> reader.await("snapshot"));
                try (EventReader fourth = open("", null)) {
                    await().until(() -> fourth.status() == 503);
                }
            }
            await().untilAsserted(() -> {
                try (EventReader again = open("", null)) {
                    await().until(() -> again.status() != 0);
                    assertThat(again.status()).isEqualTo(200);
                }
            });
        }
        await().until(() ->
                running.gateway().meters().get("yinling.live.streams").gauge().value() == 0);
    }

    @Test
    void manyWhoComeAtOnceAreNoMoreThanMay() {
        List<EventReader> readers =
                IntStream.range(0, 40).parallel().mapToObj(_ -> open("", null)).toList();
        try {
            await().until(() -> readers.stream().allMatch(reader -> reader.status() != 0));
            assertThat(readers).filteredOn(reader -> reader.status() == 200).hasSize(3);
            assertThat(readers).filteredOn(reader -> reader.status() == 503).hasSize(37);
        } finally {
            readers.forEach(EventReader::close);
        }
        await().until(() ->
                running.gateway().meters().get("yinling.live.streams").gauge().value() == 0);
    }

    @Test
    void nobodyListensToADeviceThatIsNotThere() {
        try (EventReader reader = open("?device=bed-9999", null)) {
            await().until(() -> reader.status() == 404);
        }
    }

    private static Predicate<JsonNode> of(String field, String value) {
        return data -> data.path(field).asText().equals(value);
    }

    private static EventReader open(String query, @Nullable String lastId) {
        return EventReader.open(running.gateway().webPort(), "/api/live" + query, lastId);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
