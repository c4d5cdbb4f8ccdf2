package cn.yinling.hub.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
    private static final int PLENTY = 1 << 20;

    @TempDir Path folder;

    private Path file;
    private Path damaged;
    private Segment segment;

    @BeforeEach
    void create() throws IOException {
        file = folder.resolve("1.spool");
        damaged = folder.resolve("1.spool.damaged");
        segment = Segment.create(file);
    }

    @AfterEach
    void close() throws IOException {
        segment.close();
    }

    @Test
    void oldestAreGivenUpToSoManyRecords() throws IOException {
        append("one", "two", "three");
        assertThat(first(2, PLENTY)).containsExactly("one", "two");
        assertThat(first(3, PLENTY)).containsExactly("one", "two", "three");
        segment.removeFirst(1);
        assertThat(first(1, PLENTY)).containsExactly("two");
        assertThat(segment.records()).isEqualTo(2);
    }

    @Test
    void oldestAreGivenUpToSoManyBytesButOneAtLeast() throws IOException {
        append("one", "two", "three");
        assertThat(first(9, 11)).containsExactly("one", "two", "three");
        assertThat(first(9, 10)).containsExactly("one", "two");
        assertThat(first(9, 6)).containsExactly("one", "two");
        assertThat(first(9, 1)).containsExactly("one");
    }

    @Test
    void recordWithNothingInItIsKept() throws IOException {
        append("", "two");
        recover();
        assertThat(first(9, PLENTY)).containsExactly("", "two");
    }

    @Test
    void recordThatTheDiskDoesNotGiveBackIsPassedOver() throws IOException {
        append("one", "two", "three");
        overwrite(Frame.HEADER_BYTES + 3 + Frame.HEADER_BYTES);
        assertThat(first(9, PLENTY)).containsExactly("one");
        assertThat(all()).containsExactly("one", "three");
    }

    @Test
    void recordWhoseHeaderTheDiskDoesNotGiveBackIsPassedOver() throws IOException {
        append("one", "two", "three");
        overwrite(0);
        assertThat(first(9, PLENTY)).isEmpty();
        assertThat(all()).containsExactly("two", "three");
    }

    @Test
    void fileThatHasBecomeShorterHasItsFirstRecordsStill() throws IOException {
        append("one", "two", "three");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Frame.HEADER_BYTES + 3 + Frame.HEADER_BYTES + 1);
        }
        assertThat(first(9, PLENTY)).containsExactly("one");
        assertThat(all()).containsExactly("one");
    }

    @Test
    void recordThatTheDiskRefusesLeavesNothingAndThatItCouldNotBeUndoneIsToldToo()
            throws IOException {
        append("one");
        int bytes = segment.bytes();
        segment.close();
        assertThatThrownBy(() -> append("two"))
                .isInstanceOf(IOException.class)
                .satisfies(refusal -> assertThat(refusal.getSuppressed()).hasSize(1));
        assertThat(segment.records()).isEqualTo(1);
        assertThat(segment.bytes()).isEqualTo(bytes);
        recover();
        assertThat(all()).containsExactly("one");
    }

    @Test
    void damageBeforeTheFirstSoundRecordIsKeptForAPersonAsItWas() throws IOException {
        append("one", "two");
        overwrite(0);
        byte[] found = Files.readAllBytes(file);
        recover();
        assertThat(all()).containsExactly("two");
        assertThat(damaged).hasBinaryContent(found);
    }

    @Test
    void tornRecordAtTheEndIsNoDamageAndTheNextTakesItsPlace() throws IOException {
        append("one", "two");
        int whole = segment.bytes();
        append("torn");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(segment.bytes() - 1);
        }
        recover();
        assertThat(segment.bytes()).isEqualTo(whole);
        append("three");
        recover();
        assertThat(all()).containsExactly("one", "two", "three");
        assertThat(damaged).doesNotExist();
    }

    /** One that is deleted and open still would keep its room on the disk. */
    @Test
    void fileThatIsDeletedIsClosed() throws IOException {
        append("one");
        segment.delete();
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> append("two")).isInstanceOf(IOException.class);
    }

    @Test
    void copyForAPersonIsTheLastOne() throws IOException {
        append("one");
        segment.setAside();
        append("two");
        segment.setAside();
        assertThat(damaged).hasSameBinaryContentAs(file);
    }

    private void append(String... records) throws IOException {
        for (String record : records) {
            segment.append(Frame.of(record.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** As a hub does that starts. */
    private void recover() throws IOException {
        segment.close();
        segment = Segment.recover(file);
    }

    private void overwrite(int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x40;
        Files.write(file, bytes);
    }

    private List<String> first(int mostRecords, int mostBytes) throws IOException {
        return segment.first(mostRecords, mostBytes).stream().map(SegmentTest::text).toList();
    }

    private List<String> all() throws IOException {
        List<String> records = new ArrayList<>();
        segment.forEach(bytes -> records.add(text(bytes)));
        return records;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
