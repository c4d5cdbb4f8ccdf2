package cn.yinling.kiosk.sos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.kiosk.MovableClock;
import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxConfig;
import cn.yinling.kiosk.outbox.OutboxFile;
import cn.yinling.kiosk.outbox.StorageAwayException;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SosDeskTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir Path temp;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T03:00:00Z"));
    private Path folder;
    private OutboxFile file;
    private Outbox outbox;
    private SosDesk desk;

    @BeforeEach
    void start() {
        folder = temp.resolve("kiosk");
        open();
    }

    private void open() {
        OutboxConfig config = new OutboxConfig(folder, 1, WEEK);
        file = new OutboxFile(config, List.of(Outbox.SCHEMA, SosBook.SCHEMA));
        outbox = new Outbox(file);
        desk =
                new SosDesk(
                        new DeviceId("kiosk-01"),
                        new SosConfig(Duration.ofSeconds(60), Duration.ofMinutes(30)),
                        file,
                        outbox,
                        clock,
                        new SimpleMeterRegistry(),
                        () -> {});
        desk.tidy();
    }

    @AfterEach
    void stop() {
        file.close();
    }

    @Test
    void pressIsInTheOutboxWhenItIsCalledSaved() {
        Sos sos = pressed("a");

        assertThat(sos.stage()).isEqualTo(Sos.Stage.SAVED);
        assertThat(desk.shown()).contains(sos);
        assertThat(waiting()).containsExactly("a");
    }

    @Test
    void sameKeyIsTheSamePressAlsoMuchLater() {
        Sos first = pressed("a");
        clock.advance(Duration.ofMinutes(5));

        assertThat(pressed("a")).isEqualTo(first);
        assertThat(waiting()).containsExactly("a");
    }

    @Test
    void pressWhileOneIsOpenIsAnAlarmOfItsOwnAndTheOneShown() {
        Sos first = pressed("a");
        Sos second = pressed("b");

        assertThat(second.alarmId()).isNotEqualTo(first.alarmId());
        assertThat(desk.shown()).contains(second);
        assertThat(waiting()).containsExactly("a", "b");
    }

    @Test
    void pressMoreIsCountedUntilTheCaseIsClosedAndOneOfYesterdayIsNot() {
        pressed("of yesterday");
        clock.advance(Duration.ofHours(20));
        pressed("a");
        assertThat(desk.presses()).isEqualTo(1);
        Sos second = pressed("b");
        pressed("b");
        assertThat(desk.presses()).isEqualTo(2);
        desk.commanded(command(DeviceCommand.Kind.CASE_CLOSED, second, null));
        assertThat(desk.presses()).isEqualTo(1);
        pressed("c");
        assertThat(desk.presses()).isEqualTo(1);
    }

    @Test
    void pressIsStillUnderWayAfterARestart() {
        pressed("a");
        delivered("a");
        stop();
        open();

        assertThat(shown()).isEqualTo(Sos.Stage.RECEIVED);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void helpIsComingAlsoMovesThePressesBeforeIt() {
        pressed("a");
        Sos second = pressed("b");
        Sos third = pressed("c");

        desk.commanded(command(DeviceCommand.Kind.HELP_IS_COMING, second, "小李"));

        assertThat(desk.shown()).contains(third);
        desk.commanded(command(DeviceCommand.Kind.HELP_IS_COMING, third, "小李"));
        assertThat(desk.shown().orElseThrow().agent()).isEqualTo("小李");
        assertThat(stages()).containsExactly("TAKEN", "TAKEN", "TAKEN");
    }

    @Test
    void pageRestsAWhileAfterTheCaseIsClosed() {
        Sos sos = pressed("a");
        desk.commanded(command(DeviceCommand.Kind.HELP_IS_COMING, sos, "小李"));
        desk.commanded(command(DeviceCommand.Kind.CASE_CLOSED, sos, null));

        clock.advance(Duration.ofSeconds(59));
        assertThat(shown()).isEqualTo(Sos.Stage.CLOSED);
        clock.advance(Duration.ofSeconds(1));
        assertThat(desk.shown()).isEmpty();
    }

    @Test
    void pressThatNobodyAnsweredBlocksNothingAndIsStillSent() {
        pressed("a");
        clock.advance(Duration.ofMinutes(30));

        assertThat(desk.shown()).isEmpty();
        assertThat(waiting()).containsExactly("a");
        pressed("b");
        assertThat(desk.shown().orElseThrow().key()).isEqualTo("b");
    }

    @Test
    void expiredCommandAndCommandForAnUnknownAlarmChangeNothing() {
        Sos sos = pressed("a");
        DeviceCommand command = command(DeviceCommand.Kind.HELP_IS_COMING, sos, "小李");
        clock.advance(Duration.ofHours(2));
        desk.commanded(command);
        desk.commanded(
                new DeviceCommand(
                        "c2",
                        DeviceCommand.Kind.CASE_CLOSED,
                        clock.instant(),
                        clock.instant().plusSeconds(60),
                        "kiosk-01.sos.unknown",
                        null));

        assertThat(stages()).containsExactly("SAVED");
    }

    @Test
    void refusedPressIsKeptAndToldFromAnAcceptedOne() {
        pressed("a");
        desk.refused(outbox.due(Set.of(), 1).getFirst(), "not authorized (reason code 0x87)");

        assertThat(desk.shown().orElseThrow().refused()).isTrue();
        assertThat(waiting()).containsExactly("a");

        delivered("a");
        assertThat(desk.shown().orElseThrow().refused()).isFalse();
        assertThat(shown()).isEqualTo(Sos.Stage.RECEIVED);
    }

    @Test
    void pressThatTheDiskRefusesIsNeverCalledSavedButGoesOutFromMemory() throws IOException {
        breakDisk();
        Press press = desk.press("a");

        assertThat(press).isInstanceOf(Press.Held.class);
        assertThat(desk.shown()).isEmpty();
        assertThat(((Press.Held) press).received()).isNotDone();
        assertThat(outbox.held()).extracting(Entry::key).containsExactly("a");

        Entry entry = outbox.held().getFirst();
        assertThatThrownBy(() -> desk.delivered(entry)).isInstanceOf(StorageAwayException.class);
        assertThat(((Press.Held) press).received()).isCompleted();
        assertThat(shown()).isEqualTo(Sos.Stage.RECEIVED);
    }

    @Test
    void heldPressIsSavedOnceTheDiskIsBackAndKeepsItsTime() throws IOException {
        breakDisk();
        desk.press("a");
        Entry held = outbox.held().getFirst();
        clock.advance(Duration.ofSeconds(30));
        Files.delete(folder);
        desk.tidy();

        assertThat(outbox.held()).isEmpty();
        assertThat(outbox.due(Set.of(), 10)).containsExactly(held);
        assertThat(shown()).isEqualTo(Sos.Stage.SAVED);
        assertThat(pressed("a").pressedAt()).isEqualTo(held.createdAt());
    }

    @Test
    void heldPressThatGotThroughIsNotSentAgainAfterTheDiskIsBack() throws IOException {
        breakDisk();
        desk.press("a");
        Entry held = outbox.held().getFirst();
        assertThatThrownBy(() -> desk.delivered(held)).isInstanceOf(StorageAwayException.class);
        Files.delete(folder);
        desk.tidy();
        desk.delivered(held);

        assertThat(waiting()).isEmpty();
        assertThat(shown()).isEqualTo(Sos.Stage.RECEIVED);
    }

    @Test
    void oldPressesAreForgottenButNotThoseThatStillWait() {
        pressed("done");
        delivered("done");
        pressed("waiting");
        clock.advance(WEEK.plusSeconds(1));
        desk.prune(WEEK);

        assertThat(waiting()).containsExactly("waiting");
        assertThat(stages()).containsExactly("SAVED");
    }

    /** A folder that is a file: nothing can be opened in it, not even by root. */
    private void breakDisk() throws IOException {
        stop();
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
        Files.writeString(folder, "in the way");
        open();
    }

    private Sos pressed(String key) {
        Press press = desk.press(key);
        assertThat(press).isInstanceOf(Press.Saved.class);
        return ((Press.Saved) press).sos();
    }

    private void delivered(String key) {
        outbox.due(Set.of(), 10).stream()
                .filter(entry -> entry.key().equals(key))
                .forEach(desk::delivered);
    }

    private Sos.Stage shown() {
        return desk.shown().orElseThrow().stage();
    }

    private List<String> waiting() {
        return outbox.due(Set.of(), 10).stream().map(Entry::key).toList();
    }

    private List<String> stages() {
        return file.transaction(handle ->
                handle.createQuery("select stage from sos order by sequence")
                        .mapTo(String.class)
                        .list());
    }

    private DeviceCommand command(DeviceCommand.Kind kind, Sos sos, @Nullable String agent) {
        Instant now = clock.instant();
        return new DeviceCommand("c", kind, now, now.plusSeconds(3600), sos.alarmId(), agent);
    }
}
