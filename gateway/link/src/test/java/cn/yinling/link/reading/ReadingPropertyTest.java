package cn.yinling.link.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.yinling.link.Golden;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded, so that a failure names the seed and comes again. */
class ReadingPropertyTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final int ROUNDS = 5_000;
    private static final List<Cause> SAID =
            Arrays.stream(Cause.values())
                    .filter(cause -> Cause.toldBy(cause.wireName()).isPresent())
                    .toList();

    private final ReadingDecoder decoder = new ReadingDecoder();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 871_12345})
    void anyReadingComesBackAsItWent(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Reading reading = anyReading(random);

            for (SenmlFormat format : SenmlFormat.values()) {
                byte[] pack = new ReadingEncoder(format).encode(BED, reading);

                assertThat(decoder.decode(BED, pack, NOW))
                        .as("seed %d round %d %s", seed, round, format)
                        .isEqualTo(new Decoded.Accepted(reading));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20261122, 871_12346})
    void damagedBytesAreAcceptedOrRefusedAndNeverThrow(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] good =
                    random.nextBoolean()
                            ? Golden.bytes("reading.senml.json")
                            : Golden.hex("reading.senml.cbor.hex");
            byte[] bytes = damaged(random, good);

            assertThatCode(() -> decoder.decode(BED, bytes, NOW))
                    .as("seed %d round %d", seed, round)
                    .doesNotThrowAnyException();
        }
    }

    private static Reading anyReading(Random random) {
        Vitals.Builder vitals = new Vitals.Builder().set(Vital.HEART_RATE, random.nextInt(351));
        for (Vital vital : Vital.values()) {
            if (vital.type() == Vital.Type.NUMBER && random.nextBoolean()) {
                vitals.set(
                        vital,
                        vital == Vital.MOVEMENT
                                ? random.nextFloat()
                                : 20 + random.nextFloat() * 25);
            }
        }
        if (random.nextBoolean()) {
            vitals.set(Vital.IN_BED, random.nextBoolean());
        }
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        Set<Cause> over = EnumSet.noneOf(Cause.class);
        for (Cause cause : SAID) {
            if (random.nextInt(8) == 0) {
                causes.add(cause);
            } else if (random.nextInt(8) == 0) {
                over.add(cause);
            }
        }
        Instant at =
                Instant.ofEpochSecond(
                        1_600_000_000L + random.nextInt(400_000_000),
                        random.nextInt(1_000_000) * 1000L);
        return new Reading(at, true, random.nextLong(1L << 53), vitals.build(), causes, over, null);
    }

    private static byte[] damaged(Random random, byte[] good) {
        byte[] bytes =
                java.util.Arrays.copyOf(
                        good, random.nextInt(10) == 0 ? random.nextInt(good.length) : good.length);
        for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
