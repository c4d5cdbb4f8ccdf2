package cn.yinling.hub.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.testing.Chance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final long PLENTY = 1L << 30;

    @TempDir Path folder;

    @Test
    void recordsComeOutInTheOrderInWhichTheyWereKept() throws IOException {
        try (Spool spool = open()) {
            keep(spool, "one", "two", "three");
            assertThat(spool.records()).isEqualTo(3);
            assertThat(takeAll(spool)).containsExactly("one", "two", "three");
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.bytes()).isZero();
        }
        assertThat(segments()).isEmpty();
    }

    @Test
    void whatWasKeptIsThereAfterARestart() throws IOException {
        try (Spool spool = open()) {
            keep(spool, "one", "two");
        }
        try (Spool spool = open()) {
            keep(spool, "three");
            assertThat(all(spool)).containsExactly("one", "two", "three");
            assertThat(takeAll(spool)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void recordThatWasCutOffByAPowerFailureIsCutAwayAndTheOthersAreWhole() throws IOException {
        int lengthOfTwo;
        try (Spool spool = open()) {
            keep(spool, "one", "two");
            lengthOfTwo = (int) spool.bytes();
            keep(spool, "three");
        }
        Path segment = segments().getFirst();
        byte[] whole = Files.readAllBytes(segment);
        for (int length = lengthOfTwo; length < whole.length; length++) {
            Files.write(segment, ByteBuffer.allocate(length).put(whole, 0, length).array());
            try (Spool spool = open()) {
                assertThat(all(spool)).containsExactly("one", "two");
            }
            assertThat(Files.size(segment)).isEqualTo(lengthOfTwo);
        }
    }

    @Test
    void garbageAtTheEndIsCutAway() throws IOException {
        try (Spool spool = open()) {
            keep(spool, "one");
        }
        Path segment = segments().getFirst();
        byte[] garbage = new byte[500];
        new Random(7).nextBytes(garbage);
        Files.write(segment, garbage, java.nio.file.StandardOpenOption.APPEND);
        try (Spool spool = open()) {
            keep(spool, "two");
            assertThat(takeAll(spool)).containsExactly("one", "two");
        }
    }

    @Test
    void damageInTheMiddleCostsOnlyTheRecordItHitAndTheFileIsKeptForAPerson() throws IOException {
        try (Spool spool = open()) {
            keep(spool, "one", "two", "three");
        }
        Path segment = segments().getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        int inTwo = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("two");
        bytes[inTwo] ^= 0x40;
        Files.write(segment, bytes);
        try (Spool spool = open()) {
            assertThat(takeAll(spool)).containsExactly("one", "three");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "000000000000.spool.damaged");
        }
    }

    @Test
    void fullSpoolRefusesAndTakesAgainOnceThereIsRoom() throws IOException {
        byte[] half = new byte[(int) Spool.SMALLEST / 2 - Frame.HEADER_BYTES];
        try (Spool spool = Spool.open(folder, Spool.SMALLEST, 0)) {
            spool.append(half);
            spool.append(half);
            assertThatThrownBy(() -> spool.append(new byte[1]))
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessage("the spool has its 1048576 bytes");
            spool.removeOldest(1);
            spool.removeOldest(1);
            spool.append(half);
            assertThat(spool.records()).isEqualTo(1);
        }
    }

    @Test
    void diskWithoutRoomForOthersIsRefused() throws IOException {
        try (Spool spool = Spool.open(folder, PLENTY, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> spool.append(new byte[1]))
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessage("the spool's disk is full");
        }
        assertThat(segments()).isEmpty();
    }

    @Test
    void folderIsOfOneHubAtATime() {
        try (Spool _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void roomIsHadBackFileByFile() throws IOException {
        byte[] eighth = new byte[(int) Spool.SMALLEST / 8 - Frame.HEADER_BYTES];
        try (Spool spool = Spool.open(folder, Spool.SMALLEST, 0)) {
            for (int i = 0; i < 8; i++) {
                spool.append(eighth);
            }
            assertThat(segments()).hasSize(8);
            spool.removeOldest(1);
            assertThat(spool.bytes()).isEqualTo(Spool.SMALLEST / 8 * 7);
            spool.append(eighth);
            assertThat(spool.records()).isEqualTo(8);
        }
    }

    @Test
    void fileIsFilledBeforeAnotherIsBegun() throws IOException {
        byte[] almost = new byte[(int) Spool.SMALLEST / 8 - Frame.HEADER_BYTES - 1];
        try (Spool spool = Spool.open(folder, Spool.SMALLEST, 0)) {
            spool.append(almost);
            keep(spool, "two", "three");
            assertThat(segments()).hasSize(2);
        }
    }

    @Test
    void emptyFileOfAHubThatDiedIsDeletedAndItsNumberIsNotUsedAgain() throws IOException {
        Files.createFile(folder.resolve("000000000007.spool"));
        try (Spool spool = open()) {
            assertThat(segments()).isEmpty();
            keep(spool, "one");
            assertThat(segments()).containsExactly(folder.resolve("000000000008.spool"));
        }
    }

    @Test
    void filesOfOthersAreLeftAlone() throws IOException {
        Path note = Files.writeString(folder.resolve("1.spool"), "mine");
        try (Spool spool = open()) {
            keep(spool, "one");
            assertThat(takeAll(spool)).containsExactly("one");
        }
        assertThat(note).hasContent("mine");
    }

    @Test
    void closedSpoolKeepsNothing() throws IOException {
        Spool spool = open();
        keep(spool, "one");
        spool.close();
        assertThatThrownBy(() -> keep(spool, "two")).isInstanceOf(IOException.class);
        try (Spool next = open()) {
            assertThat(all(next)).containsExactly("one");
        }
    }

    @Test
    void oneRecordThatTheDiskDoesNotGiveBackIsPassedOverAndKeptForAPerson() throws IOException {
        try (Spool spool = open()) {
            keep(spool, "one");
            Path segment = segments().getFirst();
            Files.write(segment, new byte[(int) Files.size(segment)]);
            assertThat(spool.oldest(10, 1000)).isEmpty();
            assertThat(spool.isEmpty()).isTrue();
            assertThat(segments()).isEmpty();
            assertThat(folder.resolve("000000000000.spool.damaged")).exists();
        }
    }

    /** Who is woken while it writes has its file closed under its hands. */
    @Test
    void recordThatCouldNotBeWrittenIsNotKeptAndTheNextGoesToAnotherFile() throws IOException {
        try (Spool spool = open()) {
            keep(spool, "one");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> keep(spool, "two")).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            keep(spool, "three");
            assertThat(spool.records()).isEqualTo(2);
            assertThat(segments()).hasSize(2);
        }
        try (Spool spool = open()) {
            assertThat(all(spool)).containsExactly("one", "three");
        }
    }

    @Test
    void anyHistoryLeavesWhatWasKeptAndNotTakenOut() throws IOException {
        long seed = Chance.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Deque<String> expected = new ArrayDeque<>();
        Spool spool = open();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    spool.close();
                    spool = open();
                    // Only whole files are deleted: what was taken out of the first may be seen
                    // again.
                    while (spool.records() > expected.size()) {
                        spool.removeOldest(1);
                    }
                }
                case 1, 2, 3 -> {
                    for (byte[] bytes : spool.oldest(1 + random.nextInt(3), 3000)) {
                        assertThat(new String(bytes, StandardCharsets.UTF_8))
                                .isEqualTo(expected.remove());
                        spool.removeOldest(1);
                    }
                }
                default -> {
                    String record = "%d %s".formatted(step, "x".repeat(random.nextInt(2000)));
                    keep(spool, record);
                    expected.add(record);
                }
            }
        }
        assertThat(all(spool)).containsExactlyElementsOf(expected);
        spool.close();
    }

    private Spool open() {
        return Spool.open(folder, PLENTY, 0);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".spool")).toList();
        }
    }

    private static void keep(Spool spool, String... records) throws IOException {
        for (String record : records) {
            spool.append(record.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> all(Spool spool) throws IOException {
        List<String> records = new ArrayList<>();
        spool.forEach(bytes -> records.add(new String(bytes, StandardCharsets.UTF_8)));
        return records;
    }

    private static List<String> takeAll(Spool spool) throws IOException {
        List<String> records = new ArrayList<>();
        while (!spool.isEmpty()) {
            List<byte[]> oldest = spool.oldest(2, 1000);
            oldest.forEach(bytes -> records.add(new String(bytes, StandardCharsets.UTF_8)));
            spool.removeOldest(oldest.size());
        }
        return records;
    }
}
