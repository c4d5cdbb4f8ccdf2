package cn.yinling.simulators.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What the disk can do by itself: append 8 KiB and force it, as a small commit does, one after the
 * other. No acknowledgement of a durable message comes sooner.
 *
 * @param micros of each forced append
 */
record DiskProbe(Histogram micros) {
    private static final int BYTES = 8 << 10;
    private static final Duration LENGTH = Duration.ofSeconds(3);

    static DiskProbe measure(Path folder) throws IOException {
        Histogram micros = new Histogram(3);
        Path file = Files.createTempFile(folder, "probe", null);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BYTES);
            long end = System.nanoTime() + LENGTH.toNanos();
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                channel.write(block.clear());
                channel.force(false);
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
            }
        } finally {
            Files.delete(file);
        }
        return new DiskProbe(micros);
    }

    void put(Map<String, @Nullable Object> numbers) {
        numbers.put("fsync_p50_ms", micros.getValueAtPercentile(50) / 1000.0);
        numbers.put("fsync_p99_ms", micros.getValueAtPercentile(99) / 1000.0);
    }
}
