package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmDeliveryIT {
    private static final PublishOutcome DURABLE = new PublishOutcome.Acknowledged();
    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private RunningGateway running;

    @BeforeEach
    void start() {
        running = RunningGateway.withBeds(2);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void alarmIsPushedAgainUntilTheHotlineAcknowledges() {
        try (Listening hotline = Listening.start(hotline(), false);
                Listening bed = Listening.start(running.device("bed-0001"))) {
            assertThat(bed.publish("care/v1/bed-0001/alarm", sos(now))).isEqualTo(DURABLE);
            await().until(() -> hotline.heard().size() >= 2);
            assertThat(alarmIds(hotline)).containsOnly(alarmIds(hotline).getFirst());
            assertThat(running.gateway().status().alarmsUntaken()).isEqualTo(1);

            hotline.heard().getFirst().acknowledge();
            await().until(() -> running.gateway().status().alarmsUntaken() == 0);
            await().until(() -> taken() == 1);
        }
    }

    @Test
    void stateTakenEndsThePushingWithoutAPuback() {
        try (Listening hotline = Listening.start(hotline(), false);
                Listening bed = Listening.start(running.device("bed-0001"))) {
            bed.publish("care/v1/bed-0001/alarm", sos(now));
            await().until(() -> !hotline.heard().isEmpty());
            String alarmId = alarmIds(hotline).getFirst();
            assertThat(say(hotline, alarmId, AlarmState.Stage.TAKEN, null)).isEqualTo(DURABLE);
            assertThat(running.gateway().status().alarmsUntaken()).isZero();
            assertThat(taken()).isEqualTo(1);
        }
    }

    @Test
    void hotlineThatComesLaterIsToldAtOnce() {
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            assertThat(bed.publish("care/v1/bed-0001/alarm", sos(now))).isEqualTo(DURABLE);
        }
        try (Listening hotline = Listening.start(hotline())) {
            await().until(() -> hotline.heard().size() == 1);
        }
        await().until(() -> taken() == 1);
    }

    @Test
    void alarmNobodyTookIsPushedByTheHubThatStartsAgain() {
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            bed.publish("care/v1/bed-0001/alarm", sos(now));
        }
        restart();
        try (Listening hotline = Listening.start(hotline())) {
            await().until(() -> hotline.heard().size() == 1);
            Alarm alarm = hotline.heard(Alarm.class).getFirst();
            assertThat(alarm.onset()).isEqualTo(now);
            assertThat(alarm.cause()).isEqualTo(Cause.SOS);
        }
    }

    @Test
    void redeliveredAlarmIsAcknowledgedAndStaysOneAlarm() {
        try (Listening hotline = Listening.start(hotline());
                Listening bed = Listening.start(running.device("bed-0001"))) {
            for (int time = 0; time < 3; time++) {
                assertThat(bed.publish("care/v1/bed-0001/alarm", sos(now))).isEqualTo(DURABLE);
            }
            await().until(() -> !hotline.heard().isEmpty());
            assertThat(running.count("select count(*) from alarm")).isEqualTo(1);
            assertThat(hotline.heard()).hasSize(1);
        }
    }

    @Test
    void causeAmongReadingsRaisesToo() {
        Vitals vitals = new Vitals.Builder().set(Vital.HEART_RATE, 120).build();
        byte[] fall =
                new ReadingEncoder()
                        .encode(
                                new DeviceId("bed-0002"),
                                new Reading(now, true, 5, vitals, Set.of(Cause.FALL), null));
        try (Listening hotline = Listening.start(hotline());
                Listening bed = Listening.start(running.device("bed-0002"))) {
            assertThat(bed.publish("care/v1/bed-0002/readings", fall)).isEqualTo(DURABLE);
            await().until(() -> hotline.heard().size() == 1);
            assertThat(hotline.heard(Alarm.class).getFirst().cause()).isEqualTo(Cause.FALL);
            assertThat(running.count("select count(*) from reading")).isEqualTo(1);
            assertThat(running.count("select count(*) from alarm")).isEqualTo(1);
        }
    }

    @Test
    void sosIsRaisedWhateverTheDevicesClockSays() {
        byte[] sos = "[{\"bt\":9e9,\"n\":\"sos\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);
        try (Listening hotline = Listening.start(hotline());
                Listening bed = Listening.start(running.device("bed-0001"))) {
            assertThat(bed.publish("care/v1/bed-0001/alarm", sos)).isEqualTo(DURABLE);
            await().until(() -> hotline.heard().size() == 1);
        }
    }

    @Test
    void deviceLearnsThatHelpIsComingAndThatTheCaseIsClosed() {
        try (Listening hotline = Listening.start(hotline());
                Listening bed = Listening.start(listening("bed-0001"))) {
            bed.publish("care/v1/bed-0001/alarm", sos(now));
            await().until(() -> hotline.heard().size() == 1);
            String alarmId = alarmIds(hotline).getFirst();
            say(hotline, alarmId, AlarmState.Stage.ACCEPTED, "小周");
            await().until(() -> bed.heard().size() == 1);
            say(hotline, alarmId, AlarmState.Stage.CLOSED, null);
            await().until(() -> bed.heard().size() == 2);

            List<DeviceCommand> commands = bed.heard(DeviceCommand.class);
            assertThat(commands)
                    .extracting(DeviceCommand::kind)
                    .containsExactly(
                            DeviceCommand.Kind.HELP_IS_COMING, DeviceCommand.Kind.CASE_CLOSED);
            assertThat(commands.getFirst().agent()).isEqualTo("小周");
            assertThat(commands).extracting(DeviceCommand::alarmId).containsOnly(alarmId);
            await().until(() -> running.gateway().status().alarmsOpen() == 0);
            assertThat(
                            running.count(
                                    """
                                    select count(*)
                                      from alarm
                                     where accepted_at is not null and closed_at is not null
                                       and agent = '小周' and outcome = 'comforted'
                                    """))
                    .isEqualTo(1);
        }
    }

    @Test
    void deviceThatWasAwayLearnsTheLatestWhenItComesAlsoFromAHubThatWasRestarted() {
        try (Listening hotline = Listening.start(hotline())) {
            try (Listening bed = Listening.start(running.device("bed-0001"))) {
                bed.publish("care/v1/bed-0001/alarm", sos(now));
            }
            await().until(() -> hotline.heard().size() == 1);
            say(hotline, alarmIds(hotline).getFirst(), AlarmState.Stage.ACCEPTED, "小周");
        }
        restart();
        try (Listening bed = Listening.start(listening("bed-0001"))) {
            await().until(() -> bed.heard().size() == 1);
            assertThat(bed.heard(DeviceCommand.class).getFirst().kind())
                    .isEqualTo(DeviceCommand.Kind.HELP_IS_COMING);
        }
        try (Listening hotline = Listening.start(hotline());
                Listening bed = Listening.start(listening("bed-0001"))) {
            String alarmId = "bed-0001.sos." + idTime(now);
            say(hotline, alarmId, AlarmState.Stage.CLOSED, null);
            await().until(() -> bed.heard().size() == 1);
            assertThat(bed.heard(DeviceCommand.class).getFirst().kind())
                    .isEqualTo(DeviceCommand.Kind.CASE_CLOSED);
        }
    }

    @Test
    void stateThatIsNoStateIsRefused() {
        try (Listening hotline = Listening.start(hotline())) {
            PublishOutcome outcome =
                    hotline.publish(
                            "care/v1/alarms/x/state", "{}".getBytes(StandardCharsets.UTF_8));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            PublishOutcome.Refused.class,
                            refused -> assertThat(refused.reasonCode()).isEqualTo(0x99));
        }
    }

    private void restart() {
        running = running.restart();
    }

    private MqttSettings hotline() {
        return running.hotline().subscribedTo(Topic.ALARMS);
    }

    private MqttSettings listening(String device) {
        return running.device(device).subscribedTo("care/v1/" + device + "/commands");
    }

    private static List<String> alarmIds(Listening hotline) {
        return hotline.heard(Alarm.class).stream().map(Alarm::alarmId).toList();
    }

    private static PublishOutcome say(
            Listening hotline, String alarmId, AlarmState.Stage stage, @Nullable String agent) {
        AlarmState state =
                new AlarmState(
                        alarmId,
                        "bed-0001",
                        "case-1",
                        stage,
                        Instant.now(),
                        7,
                        agent,
                        stage == AlarmState.Stage.CLOSED ? "comforted" : null);
        return hotline.publish("care/v1/alarms/" + alarmId + "/state", LinkJson.write(state));
    }

    private long taken() {
        return running.count("select count(*) from alarm where taken_at is not null");
    }

    private static String idTime(Instant onset) {
        return AlarmId.of(new DeviceId("bed-0001"), Cause.SOS, onset)
                .substring("bed-0001.sos.".length());
    }

    private static byte[] sos(Instant onset) {
        Reading reading =
                new Reading(
                        onset,
                        true,
                        SEQUENCE.incrementAndGet(),
                        Vitals.NONE,
                        Set.of(Cause.SOS),
                        null);
        return new ReadingEncoder().encode(new DeviceId("bed-0001"), reading);
    }
}
