package cn.yinling.link.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.Golden;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The golden alarm, and what may be wrong with it. */
class AlarmReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private final Alarm golden = whole(Golden.text("alarm.json"));

    @Test
    void causeOfANewerHubIsAnAlarmOfItsLaneWithEverythingElse() throws MalformedJsonException {
        String newer =
                Golden.text("alarm.json")
                        .replaceFirst("\"cause\":\"[^\"]*\"", "\"cause\":\"stroke\"")
                        .replaceFirst("\"lane\":\\d", "\"lane\":2");
        Alarm read = inPart(newer);
        assertThat(read.cause()).isEqualTo(Cause.UNREADABLE);
        assertThat(read.causeName()).isEqualTo("stroke");
        assertThat(read.isReadable()).isTrue();
        assertThat(read.lane()).isEqualTo(Lane.URGENT);
        assertThat(read.alarmId()).isEqualTo(golden.alarmId());
        assertThat(read.device()).isEqualTo(golden.device());
        assertThat(read.place()).isEqualTo(golden.place());
        assertThat(read.resident()).isEqualTo(golden.resident());
        assertThat(read.vitals()).isEqualTo(golden.vitals());
        assertThat(LinkJson.read(LinkJson.write(read), Alarm.class)).isEqualTo(read);
    }

    @Test
    void laneThatCannotBeReadIsTheCausesOwnAndOtherwiseTheMostUrgent() {
        String noLane = Golden.text("alarm.json").replaceFirst("\"lane\":\\d", "\"lane\":\"?\"");
        assertThat(inPart(noLane).lane()).isEqualTo(golden.cause().lane());
        String neither = noLane.replaceFirst("\"cause\":\"[^\"]*\"", "\"cause\":7");
        Alarm read = inPart(neither);
        assertThat(read.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(read.isReadable()).isFalse();
        assertThat(read.causeName()).isEqualTo("unreadable");
    }

    @Test
    void spoiltFieldBesideTheCauseIsLeftOutAlone() {
        String spoilt =
                Golden.text("alarm.json")
                        .replaceFirst("\"onset\":\"[^\"]*\"", "\"onset\":\"yesterday\"")
                        .replaceFirst("\"risk\":\"[^\"]*\"", "\"risk\":[9]")
                        .replaceFirst("\"values\":\\{", "\"values\":{\"nan\":\"nan\",");
        Alarm read = inPart(spoilt);
        assertThat(read.cause()).isEqualTo(golden.cause());
        assertThat(read.onset()).isEqualTo(golden.receivedAt());
        Resident resident = Objects.requireNonNull(read.resident());
        assertThat(resident.name()).isEqualTo(Objects.requireNonNull(golden.resident()).name());
        assertThat(resident.contacts()).isEqualTo(golden.resident().contacts());
        assertThat(resident.risk()).isNull();
        assertThat(Objects.requireNonNull(read.vitals()).values())
                .isEqualTo(Objects.requireNonNull(golden.vitals()).values());
    }

    @Test
    void messageThatIsCutShortSaysWhatStoodBeforeTheCut() {
        String text = Golden.text("alarm.json");
        Alarm read = inPart(text.substring(0, text.indexOf("\"place\"") + 12));
        assertThat(read.alarmId()).isEqualTo(golden.alarmId());
        assertThat(read.cause()).isEqualTo(golden.cause());
        assertThat(read.device()).isEqualTo(golden.device());
        assertThat(read.resident()).isNull();
    }

    @Test
    void byteOrderMarkAndTrailingNulDoNotMatter() {
        String text = "\uFEFF" + Golden.text("alarm.json") + "\0\0";
        Alarm read = AlarmReader.read(text.getBytes(StandardCharsets.UTF_8), NOW).alarm();
        assertThat(read).isEqualTo(golden);
    }

    @Test
    void nothingThatCanBeReadIsAnEmergencyAndTheSameBytesAreTheSameAlarm() {
        byte[] junk = {0, (byte) 0xff, 7, '{', '"', 9};
        Alarm read = AlarmReader.read(junk, NOW).alarm();
        assertThat(read.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(read.cause()).isEqualTo(Cause.UNREADABLE);
        assertThat(read.onset()).isEqualTo(NOW);
        assertThat(read.device().id()).isEqualTo(AlarmReader.UNKNOWN_DEVICE);
        assertThat(AlarmReader.read(junk, NOW.plusSeconds(9)).alarm().alarmId())
                .isEqualTo(read.alarmId());
        assertThat(AlarmReader.read(new byte[0], NOW).alarm().alarmId())
                .isNotEqualTo(read.alarmId());
    }

    @Test
    void idThatCannotBeALevelOfATopicIsNotTaken() {
        String text =
                Golden.text("alarm.json")
                        .replaceFirst("\"alarmId\":\"[^\"]*\"", "\"alarmId\":\"a/b\"")
                        .replaceFirst("\"cause\":\"[^\"]*\"", "\"cause\":\"stroke\"");
        assertThat(inPart(text).alarmId()).startsWith("unreadable.");
    }

    @RepeatedTest(50)
    void whateverByteIsSpoiltThereIsAnAlarm(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] body = Golden.bytes("alarm.json");
        for (int fault = 0; fault <= random.nextInt(20); fault++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        AlarmReader.Read read = AlarmReader.read(body, NOW);
        assertThat(read.alarm().alarmId()).isNotBlank();
        assertThat(LinkJson.write(read.alarm())).isNotEmpty();
    }

    private static Alarm inPart(String text) {
        AlarmReader.Read read = AlarmReader.read(text.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(read).isInstanceOf(AlarmReader.Read.InPart.class);
        return read.alarm();
    }

    private static Alarm whole(String text) {
        AlarmReader.Read read = AlarmReader.read(text.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(read).isInstanceOf(AlarmReader.Read.Whole.class);
        return read.alarm();
    }
}
