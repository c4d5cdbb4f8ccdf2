package cn.yinling.hub.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawWatch;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.command.CommandResult;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.command.DeviceCommand.Kind;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import cn.yinling.testing.district.District;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands on their way to real devices and back. */
class CommandsIT {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final DeviceId WATCH = new DeviceId("watch-8800000015");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final PublishOutcome DURABLE = new PublishOutcome.Acknowledged();

    private RunningGateway running;

    @BeforeEach
    void start() {
        CommandsConfig config =
                new CommandsConfig(Duration.ofMillis(500), Duration.ofDays(1), Duration.ofDays(1));
        running = RunningGateway.withBeds(2, RunningGateway.config().withCommands(config));
        running.gateway().provisioning().enter(District.watchOf(1, "8800000015"));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void commandIsDeliveredAndThenDoneByTheDevicesOwnWord() {
        try (Listening bed = Listening.start(listening())) {
            Command sent = send(Kind.INTERVAL, Map.of("seconds", 30));
            assertThat(sent.state()).isEqualTo(Command.State.QUEUED);
            await().until(() -> bed.heard().size() == 1);
            DeviceCommand heard = bed.heard(DeviceCommand.class).getFirst();
            assertThat(heard.commandId()).isEqualTo(sent.id());
            assertThat(heard.arguments()).isEqualTo(Map.of("seconds", 30));
            await().until(() -> state(sent) == Command.State.DELIVERED);

            assertThat(says(bed, BED, sent, CommandResult.Outcome.DONE, null)).isEqualTo(DURABLE);
            Command done = find(sent);
            assertThat(done.state()).isEqualTo(Command.State.DONE);
            assertThat(done.endedAt()).isNotNull();
            assertThat(says(bed, BED, sent, CommandResult.Outcome.DONE, null))
                    .as("said again")
                    .isEqualTo(DURABLE);
        }
    }

    @Test
    void commandThatTheDeviceCannotDoHasFailedWithItsReason() {
        try (Listening bed = Listening.start(listening())) {
            Command sent = send(Kind.TEST, Map.of());
            await().until(() -> bed.heard().size() == 1);
            says(bed, BED, sent, CommandResult.Outcome.FAILED, "no loudspeaker");
            assertThat(find(sent).state()).isEqualTo(Command.State.FAILED);
            assertThat(find(sent).detail()).isEqualTo("no loudspeaker");
        }
    }

    @Test
    void deviceThatWasAwayHearsEverythingInOrderAlsoOfAHubThatWasRestarted() {
        List<String> ids =
                List.of(
                        send(Kind.MEASURE_NOW, Map.of()).id(),
                        send(Kind.INTERVAL, Map.of("seconds", 20)).id(),
                        send(Kind.TEST, Map.of()).id());
        running = running.restart();
        try (Listening bed = Listening.start(listening())) {
            await().until(() -> bed.heard().size() >= 3);
            assertThat(bed.heard(DeviceCommand.class).stream().map(DeviceCommand::commandId))
                    .containsExactlyElementsOf(ids);
            await().until(() ->
                    commands().of(BED, null, 10).stream()
                            .allMatch(one -> one.state() == Command.State.DELIVERED));
        }
    }

    @Test
    void commandIsToldAgainUntilTheDeviceHasIt() {
        Command sent;
        try (Listening bed = Listening.start(listening(), false)) {
            sent = send(Kind.MEASURE_NOW, Map.of());
            await().until(() -> !bed.heard().isEmpty());
            await().until(() -> state(sent) == Command.State.SENT);
        }
        try (Listening bed = Listening.start(listening())) {
            await().until(() -> !bed.heard().isEmpty());
            await().until(() -> state(sent) == Command.State.DELIVERED);
            assertThat(find(sent).attempts()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void commandWhoseTimeIsOverExpiresAndIsNotToldAnyMore() {
        Sending sending =
                commands().send(BED, Kind.TEST, Map.of(), Duration.ofMillis(300), "agent-1");
        Command sent = ((Sending.Accepted) sending).command();
        await().until(() -> state(sent) == Command.State.EXPIRED);
        assertThat(find(sent).detail()).isEqualTo("the device was not there");
        try (Listening bed = Listening.start(listening())) {
            Command next = send(Kind.MEASURE_NOW, Map.of());
            await().until(() -> state(next) == Command.State.DELIVERED);
            assertThat(bed.heard(DeviceCommand.class).stream().map(DeviceCommand::commandId))
                    .containsExactly(next.id());
        }
    }

    @Test
    void commandsOfARevokedDeviceAreCancelled() {
        Command sent = send(Kind.TEST, Map.of());
        running.gateway().provisioning().revoke(BED.value()).join();
        await().until(() -> state(sent) == Command.State.CANCELLED);
        assertThat(commands().send(BED, Kind.TEST, Map.of(), HOUR, "agent-1"))
                .isInstanceOf(Sending.Refused.class);
    }

    @Test
    void sameIdSentAgainIsTheSameCommand() {
        Sending first = commands().send("once", BED, Kind.TEST, Map.of(), HOUR, "agent-1");
        Sending again = commands().send("once", BED, Kind.TEST, Map.of(), HOUR, "agent-1");
        assertThat(((Sending.Accepted) again).command().number())
                .isEqualTo(((Sending.Accepted) first).command().number());
        assertThat(
                        commands()
                                .send(
                                        "once",
                                        new DeviceId("bed-0002"),
                                        Kind.TEST,
                                        Map.of(),
                                        HOUR,
                                        "x"))
                .isInstanceOf(Sending.Refused.class);
        assertThat(running.count("select count(*) from device_command")).isEqualTo(1);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheReason() {
        assertThat(reason(new DeviceId("bed-9999"), Kind.TEST, Map.of(), HOUR))
                .isEqualTo("no device bed-9999 may connect");
        assertThat(reason(BED, Kind.INTERVAL, Map.of(), HOUR))
                .isEqualTo("'seconds' must be 1 to 86400");
        assertThat(reason(BED, Kind.VOICE_MODE, Map.of("mode", "loud"), HOUR)).contains("ring");
        assertThat(reason(BED, Kind.THRESHOLDS, Map.of("hr-high", "many"), HOUR))
                .contains("number");
        assertThat(reason(new DeviceId("kiosk-01"), Kind.MEASURE_NOW, Map.of(), HOUR))
                .isEqualTo("a kiosk does not know 'measure-now'");
        assertThat(reason(WATCH, Kind.THRESHOLDS, Map.of("hr-high", 120), HOUR)).contains("watch");
        assertThat(reason(BED, Kind.TEST, Map.of(), Duration.ofDays(9))).contains("valid");
    }

    @Test
    void resultOfWhatTheDeviceWasNotToldIsRefused() {
        Command sent = send(Kind.TEST, Map.of());
        try (Listening other = Listening.start(running.device("bed-0002"))) {
            assertThat(
                            says(
                                    other,
                                    new DeviceId("bed-0002"),
                                    sent,
                                    CommandResult.Outcome.DONE,
                                    null))
                    .isInstanceOfSatisfying(
                            PublishOutcome.Refused.class,
                            refused -> assertThat(refused.reasonCode()).isEqualTo(0x99));
        }
        assertThat(state(sent)).isNotEqualTo(Command.State.DONE);
    }

    @Test
    void pagesGoBackByNumber() {
        for (int seconds = 1; seconds <= 5; seconds++) {
            send(Kind.INTERVAL, Map.of("seconds", seconds));
        }
        List<Command> newest = commands().of(BED, null, 2);
        List<Command> before = commands().of(BED, newest.getLast().number(), 9);
        assertThat(newest).extracting(Command::arguments).containsExactly(seconds(5), seconds(4));
        assertThat(before)
                .extracting(Command::arguments)
                .containsExactly(seconds(3), seconds(2), seconds(1));
    }

    @Test
    void watchIsToldInItsOwnWordsOneAfterTheOtherAndEchoes() {
        Command ring = sendTo(WATCH, Kind.TEST, Map.of());
        Command interval = sendTo(WATCH, Kind.INTERVAL, Map.of("seconds", 120));
        try (RawWatch watch = RawWatch.open(running, "8800000015")) {
            watch.says("LK");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*LK]");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0004*FIND]");
            assertThat(state(interval)).isEqualTo(Command.State.QUEUED);
            watch.says("FIND");
            assertThat(nextBut("FIND", watch)).isEqualTo("[3G*8800000015*000A*UPLOAD,120]");
            watch.says("UPLOAD");
            await().until(() -> state(ring) == Command.State.DONE);
            await().until(() -> state(interval) == Command.State.DONE);
        }
    }

    @Test
    void watchLearnsThatHelpIsComingAsABedDoes() {
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                RawWatch watch = RawWatch.open(running, "8800000015")) {
            watch.says("LK");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*LK]");
            AlarmState accepted =
                    new AlarmState(
                            "watch-8800000015.sos.20261127T030000.000Z",
                            WATCH.value(),
                            "case-1",
                            AlarmState.Stage.ACCEPTED,
                            Instant.now(),
                            3,
                            "小周",
                            null);
            String topic = "care/v1/alarms/" + accepted.alarmId() + "/state";
            assertThat(hotline.publish(topic, LinkJson.write(accepted))).isEqualTo(DURABLE);
            assertThat(watch.hears()).contains("*MESSAGE,6551");
            watch.says("MESSAGE");
            await().until(() ->
                    commands().of(WATCH, null, 10).stream()
                            .anyMatch(command ->
                                    command.kind() == Kind.HELP_IS_COMING
                                            && command.state() == Command.State.DONE));
        }
    }

    /** On a slow machine the watch is told again before its echo is heard. */
    private static String nextBut(String repeated, RawWatch watch) {
        String heard = String.valueOf(watch.hears());
        while (heard.contains(repeated)) {
            heard = String.valueOf(watch.hears());
        }
        return heard;
    }

    private Command send(Kind kind, Map<String, Object> arguments) {
        return sendTo(BED, kind, arguments);
    }

    private Command sendTo(DeviceId device, Kind kind, Map<String, Object> arguments) {
        Sending sending = commands().send(device, kind, arguments, HOUR, "agent-1");
        assertThat(sending).isInstanceOf(Sending.Accepted.class);
        return ((Sending.Accepted) sending).command();
    }

    private String reason(
            DeviceId device, Kind kind, Map<String, Object> arguments, Duration validFor) {
        Sending sending = commands().send(device, kind, arguments, validFor, "agent-1");
        assertThat(sending).isInstanceOf(Sending.Refused.class);
        return ((Sending.Refused) sending).reason();
    }

    private static PublishOutcome says(
            Listening device,
            DeviceId id,
            Command command,
            CommandResult.Outcome outcome,
            @Nullable String detail) {
        CommandResult result = new CommandResult(command.id(), outcome, Instant.now(), detail);
        return device.publish("care/v1/" + id + "/results", LinkJson.write(result));
    }

    private static Map<String, Object> seconds(int seconds) {
        return Map.of("seconds", seconds);
    }

    private Command find(Command command) {
        return commands().find(command.id()).orElseThrow();
    }

    private Command.State state(Command command) {
        return find(command).state();
    }

    private Commands commands() {
        return running.gateway().commands();
    }

    private MqttSettings listening() {
        return running.device(BED.value()).subscribedTo("care/v1/bed-0001/commands");
    }
}
