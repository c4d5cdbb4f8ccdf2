package cn.yinling.hub.alarms.raise;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.alarms.AlarmsConfig;
import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.StormConfig;
import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.commands.CommandsConfig;
import cn.yinling.hub.doors.Part;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Roll;
import cn.yinling.hub.mqtt.Publication;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.hub.mqtt.TestHotline;
import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.rules.Change;
import cn.yinling.hub.rules.Finding;
import cn.yinling.hub.spool.Spool;
import cn.yinling.hub.support.NoDatabase;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.Credential;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.runtime.database.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alarm's way while the database was never there. */
class AlarmsTest {
    private static final String SOS = "bed-0001.sos.20261121T030000.000Z";
    private static final RegisteredDevice BED =
            new RegisteredDevice(
                    new DeviceId("bed-0001"),
                    DeviceKind.BED,
                    null,
                    null,
                    Credential.ofPassword("a-password-of-a-bed"),
                    new Place("320602-01", "新城桥街道", null, "青年路 1 号", null),
                    null,
                    null,
                    null);

    /** As soon as it may be configured, where nobody answers. */
    private static final AlarmsConfig SOON =
            new AlarmsConfig(
                    Duration.ofMillis(100),
                    Duration.ofMinutes(30),
                    StormConfig.defaults(),
                    new EscalationConfig(
                            Duration.ofMillis(100),
                            Duration.ofMillis(100),
                            Duration.ofHours(1),
                            null,
                            null));

    @TempDir Path folder;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Sessions sessions = new Sessions(new Roll());
    private final Database database = NoDatabase.database();
    private final TestHotline hotline = TestHotline.listening(sessions, "hotline", () -> NOW);
    private Spool spool;
    private Commands commands;
    private Alarms alarms;

    @BeforeEach
    void open() {
        spool = Spool.open(folder.resolve("spool"), 16 << 20, 0);
        start(AlarmsConfig.defaults());
    }

    private void start(AlarmsConfig config) {
        DeviceDirectory directory = NoDatabase.directory(folder.resolve("register.json"));
        commands =
                Commands.start(CommandsConfig.defaults(), database, directory, sessions, () -> NOW);
        alarms =
                Alarms.start(
                        config,
                        database,
                        spool,
                        sessions,
                        directory,
                        commands,
                        new LastVitals(),
                        new LastPlaces(),
                        registry,
                        () -> NOW);
    }

    @AfterEach
    void close() {
        end();
        spool.close();
    }

    private void end() {
        alarms.close();
        commands.close();
    }

    @Test
    void alarmIsPushedAtOnceAndAcknowledgedWhenItIsInTheSpool() throws IOException {
        Publication submission = submission();
        submission.needs(new Part.OfAlarm(SOS));
        alarms.raise(BED, pressed(), null, submission);
        assertThat(hotline.heard()).singleElement().asString().contains(SOS);
        assertThat(alarms.problem()).contains("wait in the spool");
        assertThat(alarms.whenReached()).isNotDone();
        alarms.close();
        assertThat(hotline.answers()).containsExactly(0);
        assertThat(spooled()).contains("\"is\":\"raised\"", SOS);
    }

    @Test
    void hubThatStartsAgainPushesWhatIsInItsSpool() {
        alarms.changed(BED, pressed());
        end();
        sessions = new Sessions(new Roll());
        start(AlarmsConfig.defaults());
        assertThat(alarms.untaken()).isEqualTo(1);
        TestHotline back = TestHotline.listening(sessions, "hotline", () -> NOW);
        alarms.hotlineListens(back.session());
        assertThat(back.heard()).singleElement().asString().contains(SOS);
    }

    @Test
    void hotlineThatIsThereBeforeTheHubHasLookedIntoItsSpoolHearsOfIt() {
        alarms.changed(BED, pressed());
        end();
        sessions = new Sessions(new Roll());
        TestHotline early = TestHotline.listening(sessions, "hotline", () -> NOW);
        start(AlarmsConfig.defaults());
        assertThat(early.heard()).singleElement().asString().contains(SOS);
    }

    @Test
    void hotlineTakesChargeByAStateThatIsAcknowledgedWhenItIsInTheSpool() throws IOException {
        alarms.changed(BED, pressed());
        Publication state = says(SOS, LinkJson.write(state(AlarmState.Stage.TAKEN)));
        state.needs(Part.Itself.ITSELF);
        alarms.moved(SOS, state);
        assertThat(alarms.untaken()).isZero();
        alarms.close();
        assertThat(hotline.answers()).containsExactly(0);
        assertThat(spooled()).contains("\"is\":\"moved\"");
    }

    @Test
    void stateThatNobodyCanReadIsRefusedAndMovesNothing() {
        alarms.changed(BED, pressed());
        alarms.moved(SOS, says(SOS, new byte[] {'{'}));
        assertThat(hotline.answers()).containsExactly(Refusal.MALFORMED.reasonCode());
        assertThat(alarms.untaken()).isEqualTo(1);
    }

    @Test
    void stateOfAnotherAlarmThanItsTopicNamesIsRefusedAndMovesNeither() {
        alarms.changed(BED, pressed());
        String other = "bed-0002.sos.20261121T030000.000Z";
        alarms.moved(other, says(other, LinkJson.write(state(AlarmState.Stage.TAKEN))));
        assertThat(hotline.answers()).containsExactly(Refusal.MALFORMED.reasonCode());
        assertThat(alarms.untaken()).isEqualTo(1);
    }

    @Test
    void hotlineThatComesHearsOfWhatNobodyTook() {
        alarms.changed(BED, pressed());
        TestHotline second = TestHotline.listening(sessions, "second", () -> NOW);
        alarms.hotlineListens(second.session());
        assertThat(second.heard()).singleElement().asString().contains(SOS);
    }

    @Test
    void whatNobodyTakesIsPushedAgainAndTellsSomebodyElseOnce() throws IOException {
        end();
        start(SOON);
        alarms.changed(BED, pressed());
        hotline.heard();
        await().until(() -> ticked() && !hotline.heard().isEmpty());
        await().until(() -> ticked() && escalated() > 0);
        alarms.tick();
        assertThat(escalated()).isEqualTo(1);
        alarms.close();
        assertThat(spooled()).containsOnlyOnce("\"kind\":\"ESCALATED\",\"detail\":\"untaken\"");
    }

    @Test
    void operatorsClosingIsMadeDurable() throws IOException {
        alarms.close("bed-0001.mains.20261121T030000.000Z", "new fuse", "ops");
        alarms.close();
        assertThat(spooled()).contains("\"is\":\"closed\"", "new fuse");
    }

    private boolean ticked() {
        alarms.tick();
        return true;
    }

    private double escalated() {
        return registry.get("yinling.alarms.escalated").counter().count();
    }

    private String spooled() throws IOException {
        StringBuilder all = new StringBuilder();
        spool.forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
        return all.toString();
    }

    private static Change.Began pressed() {
        return new Change.Began(new Finding(Cause.SOS, NOW), true);
    }

    /** Somebody's, who waits for its answer. */
    private Publication submission() {
        return says(SOS, new byte[0]);
    }

    private Publication says(String alarmId, byte[] payload) {
        return hotline.says("care/v1/alarms/" + alarmId + "/state", payload);
    }

    private static AlarmState state(AlarmState.Stage stage) {
        return new AlarmState(SOS, "bed-0001", "case-1", stage, NOW, 3, null, null);
    }
}
