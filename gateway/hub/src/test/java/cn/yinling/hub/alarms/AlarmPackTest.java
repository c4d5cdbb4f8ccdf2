package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.FaultyPack;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever else is wrong with a pack, its cause is read, and no other. */
class AlarmPackTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final int ROUNDS = 20_000;

    private final ReadingDecoder decoder = new ReadingDecoder();

    @ParameterizedTest
    @ValueSource(longs = {3, 20261127, 871_12347})
    void causeBesideOneFaultIsRead(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            FaultyPack pack = FaultyPack.any(random);

            assertThat(causes(decoder.decode(BED, pack.bytes(), Instant.now())))
                    .as("seed %d round %d %s", seed, round, pack)
                    .containsExactly(pack.cause());
        }
    }

    private static Set<Cause> causes(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Accepted(Reading reading) -> reading.causes();
            case Decoded.Salvaged(Reading reading, _, _) -> reading.causes();
            case Decoded.Refused _ -> Set.of();
        };
    }
}
