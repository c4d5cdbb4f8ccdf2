package cn.yinling.hub.alarms.raise;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.Ending;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.Position;
import cn.yinling.hub.readings.PositionReport;
import cn.yinling.hub.rules.Change;
import cn.yinling.hub.rules.Finding;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Whereabouts;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.Credential;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RaisingTest {
    private static final RegisteredDevice BED = bed(new DeviceId("bed-0001"));

    private final Room room = new Room();
    private final LastPlaces places = new LastPlaces();
    private final Raising raising =
            new Raising(
                    new LastVitals(),
                    places,
                    room.faulty,
                    room.desk,
                    room.storms,
                    room.lane,
                    room::now);

    @Test
    void whatCannotBeReadOfAFaultyDeviceIsTechnicalUntilADayIsOver() {
        assertThat(lane(Cause.UNREADABLE, NOW)).isEqualTo(Lane.EMERGENCY);
        room.faulty.are(Map.of("bed-0001", NOW.plusSeconds(86_400)));
        assertThat(lane(Cause.UNREADABLE, NOW)).isEqualTo(Lane.TECHNICAL);
        assertThat(lane(Cause.UNREADABLE, NOW.plusSeconds(86_399))).isEqualTo(Lane.TECHNICAL);
        assertThat(lane(Cause.UNREADABLE, NOW.plusSeconds(86_400))).isEqualTo(Lane.EMERGENCY);
    }

    @Test
    void readableCauseOfAFaultyDeviceIsAsUrgentAsEver() {
        room.faulty.are(Map.of("bed-0001", NOW.plusSeconds(86_400)));
        assertThat(lane(Cause.SOS, NOW)).isEqualTo(Lane.EMERGENCY);
        assertThat(lane(Cause.SMOKE, NOW)).isEqualTo(Lane.EMERGENCY);
    }

    @Test
    void unreadableAlarmsOfManyDevicesArePushedOnceAndAnIncidentIsAnswered() {
        for (int bed = 1; bed <= 20; bed++) {
            DeviceId id = new DeviceId("bed-%04d".formatted(bed));
            Finding finding = new Finding(Cause.UNREADABLE, room.after(1).now());
            raising.raise(bed(id), new Change.Began(finding, true), null, room.now(), null);
        }
        AlarmWork.Gathered gathered = room.last(AlarmWork.Gathered.class);
        String incident = gathered.incident().id();
        assertThat(gathered.incident().count()).isEqualTo(20);
        assertThat(room.book.countUntaken()).as("one for all").isEqualTo(1);
        assertThat(room.after(10).escalated()).containsExactly(incident + " untaken");
        room.moves.to(state(incident, AlarmState.Stage.ACCEPTED));
        assertThat(room.after(600).escalated()).isEmpty();
        assertThat(room.told).as("an incident is no device").isEmpty();
    }

    @Test
    void whatIsFoundOfAPersonIsToldAtOnceAndWhatIsTechnicalOnceItIsStored() {
        raising.changed(BED, began(Cause.APNOEA));
        raising.changed(BED, began(Cause.MAINS));
        assertThat(room.lane(AlarmWork.Raised.class)).hasSize(2);
        assertThat(room.book.countUntaken()).isEqualTo(1);
        raising.changed(BED, new Change.Passed(began(Cause.BED_EXIT).finding(), NOW, null));
        assertThat(room.book.countUntaken()).as("nobody is called for it").isEqualTo(1);
        assertThat(room.last(AlarmWork.Ended.class).ending())
                .isEqualTo(Ending.RECOVERED_WHILE_AWAY);
    }

    @Test
    void whatBecomesOfAConditionIsMadeDurableInItsOrder() {
        Finding apnoea = new Finding(Cause.APNOEA, NOW);
        String alarmId = "bed-0001.apnoea.20261121T030000.000Z";
        raising.changed(BED, new Change.Ended(apnoea, NOW.plusSeconds(5)));
        room.after(60);
        raising.changed(BED, new Change.Resumed(apnoea));
        raising.changed(BED, new Change.Withdrawn(apnoea));
        assertThat(room.lane)
                .containsExactly(
                        new AlarmWork.Ended(alarmId, NOW.plusSeconds(5), Ending.OVER),
                        new AlarmWork.Resumed(alarmId, NOW.plusSeconds(60)),
                        new AlarmWork.Ended(alarmId, NOW.plusSeconds(60), Ending.WITHDRAWN));
    }

    @Test
    void alarmSaysWhatWasMeasuredBeyondWhichLimitAndWhereTheWearerIs()
            throws MalformedJsonException {
        Breach breach = new Breach("hr", 36, "/min", 45, Breach.Side.LOW);
        Finding low = new Finding(Cause.HEART_RATE_LOW, NOW);
        places.note(BED.id(), NOW, new PositionReport(new Position(32.0, 120.9), true));
        raising.changed(BED, new Change.Passed(low, NOW.plusSeconds(9), breach));
        OpenAlarm passed = room.last(AlarmWork.Raised.class).alarm();
        Alarm told = LinkJson.read(passed.body().getBytes(StandardCharsets.UTF_8), Alarm.class);
        assertThat(told.breach()).isEqualTo(breach);
        assertThat(told.whereabouts()).isEqualTo(new Whereabouts(NOW, 32.0, 120.9, true));
        assertThat(told.lane()).isEqualTo(Lane.URGENT);
    }

    private static Change.Began began(Cause cause) {
        return new Change.Began(new Finding(cause, NOW), false);
    }

    private Lane lane(Cause cause, Instant at) {
        return raising.alarm(BED, new Finding(cause, at), null, null, at).lane();
    }

    private static RegisteredDevice bed(DeviceId id) {
        return new RegisteredDevice(
                id,
                DeviceKind.BED,
                "M1",
                null,
                Credential.ofPassword("a-password-of-a-bed"),
                new Place("320602-01", "新城桥街道", null, "青年路 1 号", null),
                null,
                null,
                null);
    }

    private static AlarmState state(String id, AlarmState.Stage stage) {
        return new AlarmState(id, id, "case-1", stage, NOW, 3, "小周", null);
    }
}
