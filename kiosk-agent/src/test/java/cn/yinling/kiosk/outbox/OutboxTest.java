package cn.yinling.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.alarm.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir Path folder;
    private OutboxFile file;
    private Outbox outbox;

    @BeforeEach
    void open() {
        file = new OutboxFile(new OutboxConfig(folder, 1, WEEK), List.of(Outbox.SCHEMA));
        outbox = new Outbox(file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void emergenciesComeFirstAndEachLaneKeepsItsOrder() {
        add(entry("care-1", Lane.CARE));
        add(entry("sos-1", Lane.EMERGENCY));
        add(entry("care-2", Lane.CARE));
        add(entry("sos-2", Lane.EMERGENCY));

        assertThat(due()).containsExactly("sos-1", "sos-2", "care-1", "care-2");
    }

    @Test
    void sameKeyIsOneEntryAndKeepsItsFirstBytes() {
        add(entry("one", Lane.EMERGENCY));
        add(new Entry("one", "sos", Lane.CARE, "elsewhere", "[]", NOW));

        assertThat(outbox.due(Set.of(), 10)).containsExactly(entry("one", Lane.EMERGENCY));
    }

    @Test
    void whatItKeepsIsForItsOwnerAlone() throws IOException {
        add(entry("one", Lane.EMERGENCY));
        assertThat(Files.getPosixFilePermissions(folder))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(one ->
                            assertThat(Files.getPosixFilePermissions(one))
                                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void whatTheGatewayHasIsNotDueAgain() {
        add(entry("one", Lane.EMERGENCY));
        done("one");

        assertThat(due()).isEmpty();
        add(entry("one", Lane.EMERGENCY));
        assertThat(due()).isEmpty();
    }

    @Test
    void whatIsUnderWayDoesNotHideWhatIsBehindIt() {
        add(entry("one", Lane.EMERGENCY));
        add(entry("two", Lane.EMERGENCY));

        assertThat(outbox.due(Set.of("one"), 1)).extracting(Entry::key).containsExactly("two");
    }

    @Test
    void refusedAndUnansweredStayDue() {
        add(entry("one", Lane.EMERGENCY));
        add(entry("two", Lane.EMERGENCY));
        refuse("one");
        outbox.unanswered("two", "connection lost");

        assertThat(due()).containsExactly("one", "two");
        assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(1, 1));
    }

    @Test
    void lateRefusalDoesNotBringBackWhatTheGatewayHas() {
        add(entry("one", Lane.EMERGENCY));
        done("one");
        refuse("one");

        assertThat(due()).isEmpty();
    }

    @Test
    void everythingIsThereAfterTheFileIsOpenedAgain() {
        add(entry("one", Lane.EMERGENCY));
        file.close();
        open();

        assertThat(outbox.due(Set.of(), 10)).containsExactly(entry("one", Lane.EMERGENCY));
    }

    @Test
    void oldDoneAndOldRefusedEntriesGoAndWaitingOnesStay() {
        List.of("done", "refused", "waiting").forEach(key -> add(entry(key, Lane.EMERGENCY)));
        done("done");
        refuse("refused");

        assertThat(prune(NOW.plus(WEEK))).isZero();
        assertThat(prune(NOW.plus(WEEK).plusSeconds(1))).isOne();
        assertThat(due()).containsExactly("waiting");
    }

    @Test
    void fullFileSaysSoAndTakesAgainAfterPruning() {
        String large = "x".repeat(20_000);
        int[] added = {0};
        assertThatThrownBy(
                        () -> {
                            while (added[0] < 1000) {
                                add(entry("key-" + added[0], large));
                                added[0]++;
                            }
                        })
                .isInstanceOf(StorageAwayException.class)
                .hasMessageContaining("full");
        assertThat(added[0]).isBetween(30, 60);
        assertThat(file.problem()).contains("full");
        file.probe(NOW);
        assertThat(file.problem()).contains("full");

        assertThat(outbox.due(Set.of(), 1000)).hasSize(added[0]);
        for (int i = 0; i < added[0]; i++) {
            done("key-" + i);
        }
        prune(NOW.plus(WEEK).plusSeconds(1));
        file.probe(NOW);
        assertThat(file.problem()).isNull();
        add(entry("again", large));
    }

    @Test
    void fileThatIsNoDatabaseIsSetAsideForAPersonAndANewOneBegun() throws IOException {
        file.close();
        Files.writeString(folder.resolve("outbox.db"), "no database ".repeat(1000));
        open();

        add(entry("one", Lane.EMERGENCY));
        assertThat(due()).containsExactly("one");
        assertThat(folder.resolve("outbox.db.broken")).content().startsWith("no database");
    }

    @Test
    void folderThatCannotBeMadeIsToldAndUsedOnceItCan() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, no folder");
        OutboxConfig config = new OutboxConfig(blocked.resolve("kiosk"), 1, WEEK);
        try (OutboxFile away = new OutboxFile(config, List.of(Outbox.SCHEMA))) {
            Outbox later = new Outbox(away);
            away.probe(NOW);
            assertThat(away.problem()).isNotNull();
            assertThatThrownBy(() -> later.due(Set.of(), 1))
                    .isInstanceOf(StorageAwayException.class);

            Files.delete(blocked);
            assertThat(later.due(Set.of(), 1)).isEmpty();
            away.probe(NOW);
            assertThat(away.problem()).isNull();
        }
    }

    @Test
    void secondOpenerOfTheFileIsToldInsteadOfSharingIt() {
        add(entry("one", Lane.EMERGENCY));
        try (OutboxFile second =
                new OutboxFile(new OutboxConfig(folder, 1, WEEK), List.of(Outbox.SCHEMA))) {
            second.probe(NOW);
            assertThat(second.problem()).contains("locked");
        }
        assertThat(due()).containsExactly("one");
    }

    @Test
    void noMoreIsHeldInMemoryThanTheLimit() {
        for (int i = 0; i < Outbox.MOST_HELD; i++) {
            assertThat(outbox.hold(entry("key-" + i, Lane.EMERGENCY))).isTrue();
        }
        assertThat(outbox.hold(entry("one-more", Lane.EMERGENCY))).isFalse();
        assertThat(outbox.hold(entry("key-0", Lane.EMERGENCY))).isTrue();

        outbox.release("key-0");
        assertThat(outbox.hold(entry("one-more", Lane.EMERGENCY))).isTrue();
        assertThat(outbox.held()).hasSize(Outbox.MOST_HELD);
    }

    private List<String> due() {
        return outbox.due(Set.of(), 10).stream().map(Entry::key).toList();
    }

    private void add(Entry entry) {
        file.transaction(handle -> {
            outbox.add(handle, entry);
            return entry;
        });
    }

    private void done(String key) {
        file.transaction(handle -> {
            outbox.done(handle, key, NOW);
            return key;
        });
    }

    private String refuse(String key) {
        return file.transaction(handle -> {
            outbox.refused(handle, key, "not allowed");
            return key;
        });
    }

    private int prune(Instant now) {
        return file.transaction(handle -> outbox.prune(handle, now, WEEK));
    }

    private static Entry entry(String key, Lane lane) {
        return new Entry(key, "sos", lane, "care/v1/kiosk-01/alarm", "[{\"n\":\"seq\"}]", NOW);
    }

    private static Entry entry(String key, String payload) {
        return new Entry(key, "sos", Lane.EMERGENCY, "care/v1/kiosk-01/alarm", payload, NOW);
    }
}
