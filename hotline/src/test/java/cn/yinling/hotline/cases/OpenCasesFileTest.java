package cn.yinling.hotline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCasesFileTest {
    private static final Instant NOW = Alarms.ONSET.plusMillis(20);
    private static final CaseWrite.Result COMMITTED = new CaseWrite.Result.Committed();
    private static final Alarm SOS = Alarms.sos("bed-0001");

    @TempDir Path folder;
    private Path path;
    private OpenCasesFile file;

    @BeforeEach
    void create() {
        path = folder.resolve("deep").resolve("open-cases.json");
        file = new OpenCasesFile(path);
    }

    @Test
    void openedCaseIsKnownWithItsPressesAndItsAgent() {
        assertThat(file.read()).isEmpty();
        Case opened = opened(SOS);
        Alarm again = Alarms.of("bed-0001", Cause.FALL, Alarms.ONSET.plusSeconds(5));
        CaseEvent pressed = CaseEvent.of(NOW, Kind.PRESSED_AGAIN, "fall");
        Case joined = opened.joinedBy(again).after(pressed);
        file.follow(new CaseWrite.Joined(joined, pressed, again, state(again)), COMMITTED);
        CaseEvent accepted = new CaseEvent(NOW, Kind.ACCEPTED, 3, "陈晓", null);
        Case held = happened(joined.heldBy("anna"), accepted);
        file.save();

        Case known = known();
        assertThat(known.id()).isEqualTo(held.id());
        assertThat(known.alarm()).isEqualTo(held.alarm());
        assertThat(known.conditions()).isEqualTo(held.conditions());
        assertThat(known.presses()).isEqualTo(2);
        assertThat(known.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(known.agentId()).isEqualTo("anna");
        assertThat(known.seat()).isEqualTo(3);
        assertThat(known.timeline()).extracting(CaseEvent::kind).contains(Kind.ACCEPTED);
    }

    @Test
    void conditionThatIsOverIsOverByTheFileToo() {
        Alarm over = SOS.endedAt(NOW);
        CaseEvent ended = CaseEvent.of(NOW, Kind.ENDED, "sos");
        Case told = opened(SOS).told(over).after(ended);
        file.follow(new CaseWrite.News(told, ended, over), COMMITTED);
        file.save();
        assertThat(known().isOver()).isTrue();
    }

    @Test
    void offeredCaseIsOneThatWaitsAndAClosedOneIsNotKnown() {
        Case opened = opened(SOS);
        Case offered = happened(opened, new CaseEvent(NOW, Kind.OFFERED, 3, "陈晓", null));
        file.save();
        assertThat(known().state()).isEqualTo(CaseState.WAITING);
        happened(offered.endingIn(Outcome.COMFORTED), CaseEvent.of(NOW, Kind.CLOSED, null));
        file.save();
        assertThat(new OpenCasesFile(path).read()).isEmpty();
    }

    @Test
    void onlyWhatIsDurableInTheDatabaseIsKnown() {
        Case opened = Case.opened("ghost", SOS, NOW);
        file.follow(
                new CaseWrite.Opened(opened, SOS, state(SOS)),
                new CaseWrite.Result.TakenBefore("earlier"));
        happened(opened, CaseEvent.of(NOW, Kind.NOTE, "of a case that the database has not"));
        file.save();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        opened(SOS);
        file.save();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void spoiltFileSaysWhatCanBeRead() throws IOException {
        opened(SOS);
        opened(Alarms.sos("bed-0002"));
        file.save();
        String spoilt =
                Files.readString(path)
                        .replaceFirst("\"openedAt\":\"[^\"]*\"", "\"openedAt\":\"?\"")
                        .replace("\"cause\":\"sos\"", "\"cause\":\"stroke\"");
        Files.writeString(path, spoilt);
        assertThat(known().source().id()).isEqualTo("bed-0002");
        assertThat(known().alarm().causeName()).isEqualTo("stroke");
        Files.write(path, new byte[] {0, 1, 2});
        assertThat(file.read()).isEmpty();
    }

    @Test
    void fileThatCannotBeWrittenKeepsNobodyFromWorking() throws IOException {
        Files.createFile(folder.resolve("deep"));
        opened(SOS);
        file.save();
        Files.delete(folder.resolve("deep"));
        file.save();
        assertThat(known().source().id()).isEqualTo("bed-0001");
    }

    private Case known() {
        List<Case> open = new OpenCasesFile(path).read();
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private Case opened(Alarm alarm) {
        Case opened = Case.opened("case-of-" + alarm.device().id(), alarm, NOW);
        file.follow(new CaseWrite.Opened(opened, alarm, state(alarm)), COMMITTED);
        return opened;
    }

    private Case happened(Case before, CaseEvent event) {
        Case after = before.after(event);
        file.follow(new CaseWrite.Happened(after, event, List.of()), COMMITTED);
        return after;
    }

    private static AlarmState state(Alarm alarm) {
        return new AlarmState(
                alarm.alarmId(),
                alarm.device().id(),
                "case",
                AlarmState.Stage.TAKEN,
                NOW,
                null,
                null,
                null);
    }
}
