package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.testing.Chance;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpooledReadingsTest {
    private final SpooledReadings codec = new SpooledReadings();

    @Test
    void anyRowsComeBackAsTheyWere() throws IOException {
        long seed = Chance.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int batch = 0; batch < 50; batch++) {
            List<ReadingRow> rows = new ArrayList<>();
            for (int row = random.nextInt(40); row > 0; row--) {
                rows.add(anyRow(random));
            }
            assertThat(codec.decode(codec.encode(rows))).isEqualTo(rows);
        }
    }

    @Test
    void batchOfAnotherVersionIsToldApart() {
        byte[] bytes = codec.encode(List.of());
        bytes[0] = 9;
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(IOException.class)
                .hasMessage("readings of version 9, this hub reads 1");
    }

    private static ReadingRow anyRow(Random random) {
        Vitals.Builder vitals = new Vitals.Builder();
        for (Vital vital : Vital.values()) {
            if (random.nextBoolean()) {
                vitals.set(vital, random.nextFloat() * 100);
            }
        }
        @Nullable String extra =
                random.nextBoolean() ? "{\"说明\":\"%d\"}".formatted(random.nextInt()) : null;
        Reading reading =
                new Reading(
                        anyTime(random),
                        random.nextBoolean(),
                        random.nextLong(1L << 53),
                        vitals.build(),
                        Set.of(),
                        extra);
        @Nullable Instant deviceAt = random.nextBoolean() ? anyTime(random) : null;
        return new ReadingRow("bed-" + random.nextInt(1000), reading, anyTime(random), deviceAt);
    }

    private static Instant anyTime(Random random) {
        return Instant.ofEpochSecond(
                random.nextLong(-10_000_000_000L, 10_000_000_000L), random.nextInt(1_000_000_000));
    }
}
