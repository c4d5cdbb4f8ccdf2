package cn.yinling.simulators.beds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.command.CommandResult;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.command.DeviceCommand.Kind;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BedFleetIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<Household> households = District.ofSeed(3, 40).households();
    private final Map<String, String> passwords =
            households.stream()
                    .collect(Collectors.toMap(one -> one.bed().value(), Household::password));
    private final Queue<String> commanded = new ConcurrentLinkedQueue<>();
    private final FleetListener listener =
            new FleetListener() {
                @Override
                public void commanded(DeviceId bed, DeviceCommand command) {
                    commanded.add(bed + " " + command.kind());
                }
            };
    private Gateway gateway = new Gateway(0, passwords);

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void everyBedComesOnlineAndItsReadingsAreAcknowledgedInOrder() {
        try (BedFleet fleet = fleet(200)) {
            await().atMost(PATIENCE).until(() -> fleet.counts().acknowledged() >= 200);
            assertThat(fleet.counts().online()).isEqualTo(40);
        }
        Map<String, List<Long>> sequences =
                gateway.arrived.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Gateway.Arrived::device,
                                        Collectors.mapping(
                                                one -> one.reading().sequence(),
                                                Collectors.toList())));
        assertThat(sequences).hasSize(40);
        assertThat(sequences.values())
                .allSatisfy(one -> assertThat(one).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void sosIsDoneWhenTheGatewayHasIt() throws Exception {
        try (BedFleet fleet = fleet(500)) {
            await().atMost(PATIENCE).until(() -> fleet.counts().online() == 40);
            DeviceId bed = households.get(9).bed();
            Press press = fleet.sosNow(bed).get(20, TimeUnit.SECONDS);
            assertThat(press.acknowledgedAt()).isAfterOrEqualTo(press.publishedAt());
            assertThat(alarms())
                    .singleElement()
                    .satisfies(alarm -> {
                        assertThat(alarm.device()).isEqualTo(bed.value());
                        assertThat(alarm.reading().causes()).containsExactly(Cause.SOS);
                        assertThat(alarm.reading().at()).isEqualTo(press.onset());
                    });
        }
    }

    @Test
    void sosPressedWhileTheGatewayIsAwayArrivesWhenItIsBack() throws Exception {
        try (BedFleet fleet = fleet(500)) {
            await().atMost(PATIENCE).until(() -> fleet.counts().online() == 40);
            int port = gateway.port();
            gateway.close();
            await().atMost(PATIENCE).until(() -> fleet.counts().online() == 0);
            CompletableFuture<Press> press = fleet.sosNow(households.getFirst().bed());
            gateway = new Gateway(port, passwords);
            Press done = press.get(40, TimeUnit.SECONDS);
            assertThat(alarms()).extracting(one -> one.reading().at()).containsOnly(done.onset());
            await().atMost(PATIENCE).until(() -> fleet.counts().online() == 40);
        }
    }

    @Test
    void bedsHearCommands() {
        try (BedFleet fleet = fleet(500)) {
            await().atMost(PATIENCE).until(() -> fleet.counts().acknowledged() >= 40);
            String bed = households.get(5).bed().value();
            gateway.tell(bed, LinkJson.write(helpIsComing()));
            gateway.tell(bed, "{nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            await().atMost(PATIENCE).until(() -> fleet.counts().commands() == 2);
            assertThat(commanded).containsExactly(bed + " HELP_IS_COMING");
        }
    }

    @Test
    void bedObeysAndSaysThatItDid() throws Exception {
        try (BedFleet fleet = fleet(3_600_000)) {
            await().atMost(PATIENCE).until(() -> fleet.counts().online() == 40);
            String bed = households.get(5).bed().value();
            gateway.tell(bed, LinkJson.write(command("c-2", Kind.INTERVAL, Map.of("seconds", 1))));
            gateway.tell(bed, LinkJson.write(command("c-3", Kind.MEASURE_NOW, Map.of())));
            await().atMost(PATIENCE)
                    .until(() ->
                            gateway.arrived.stream().filter(one -> one.device().equals(bed)).count()
                                    >= 3);
            await().atMost(PATIENCE).until(() -> gateway.results.size() == 2);
            for (byte[] result : gateway.results) {
                CommandResult said = LinkJson.read(result, CommandResult.class);
                assertThat(said.outcome()).isEqualTo(CommandResult.Outcome.DONE);
                assertThat(said.commandId()).isIn("c-2", "c-3");
            }
        }
    }

    @Test
    void wrongPasswordIsCountedAndTriedAgain() {
        Household stranger = District.ofSeed(99, 1).households().getFirst();
        try (BedFleet fleet =
                BedFleet.start(
                        FleetSettings.of("127.0.0.1", gateway.port(), 3), List.of(stranger))) {
            await().atMost(PATIENCE).until(() -> fleet.counts().refused() >= 2);
            assertThat(fleet.counts().online()).isZero();
        }
    }

    @Test
    void mishapsReachTheGatewayByThemselves() {
        try (BedFleet fleet =
                BedFleet.start(
                        FleetSettings.of("127.0.0.1", gateway.port(), 3)
                                .every(Duration.ofMillis(100))
                                .withMishapsPerHour(40),
                        households,
                        listener,
                        new HurryingClock())) {
            await().atMost(PATIENCE).until(() -> alarms().size() >= 10);
            assertThat(fleet.counts().mishaps()).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void referenceBedSpeaksListensAndPresses() throws Exception {
        URI uri = URI.create("tcp://127.0.0.1:" + gateway.port());
        Bed bed = Bed.of(3, households.getFirst());
        String id = households.getFirst().bed().value();
        try (ReferenceBed reference =
                ReferenceBed.start(uri, bed, Duration.ofMillis(200), listener, Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> gateway.arrived.size() >= 3);
            assertThat(reference.isOnline()).isTrue();
            Press press = reference.sos();
            assertThat(alarms()).extracting(one -> one.reading().at()).contains(press.onset());
            gateway.tell(id, LinkJson.write(helpIsComing()));
            await().atMost(PATIENCE).until(() -> commanded.contains(id + " HELP_IS_COMING"));
        }
    }

    @Test
    void closingLeavesNoThreads() {
        try (BedFleet fleet = fleet(200)) {
            await().atMost(PATIENCE).until(() -> fleet.counts().online() == 40);
        }
        gateway.close();
        await().atMost(PATIENCE)
                .until(() ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(one -> one.getName().startsWith("vert.x")));
    }

    private BedFleet fleet(int intervalMillis) {
        FleetSettings settings =
                FleetSettings.of("127.0.0.1", gateway.port(), 3)
                        .every(Duration.ofMillis(intervalMillis))
                        .withMishapsPerHour(0);
        return BedFleet.start(settings, households, listener, Clock.systemUTC());
    }

    private List<Gateway.Arrived> alarms() {
        return gateway.arrived.stream().filter(one -> one.channel() == Channel.ALARM).toList();
    }

    private static DeviceCommand command(String id, Kind kind, Map<String, Object> arguments) {
        Instant now = Instant.now();
        return new DeviceCommand(id, kind, now, now.plusSeconds(60), null, null, arguments);
    }

    private static DeviceCommand helpIsComing() {
        return new DeviceCommand(
                "c-1",
                DeviceCommand.Kind.HELP_IS_COMING,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                "a-1",
                "李敏");
    }
}
