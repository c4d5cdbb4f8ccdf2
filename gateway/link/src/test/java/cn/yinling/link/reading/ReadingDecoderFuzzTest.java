package cn.yinling.link.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.DeviceId;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;

/**
 * Bytes from outside are accepted, salvaged or refused and nothing else, and what is accepted or
 * salvaged reads the same when it is written again, in either format. CONTRIBUTING says how to
 * fuzz; here the seeds are run.
 */
class ReadingDecoderFuzzTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.512Z");
    private static final int EXTRA_MOST = 5000;

    private final ReadingDecoder decoder = new ReadingDecoder();

    @FuzzTest(maxDuration = "2m")
    void anyJson(byte[] bytes) {
        decode(bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void anyCbor(byte[] bytes) {
        decode(bytes);
    }

    private void decode(byte[] bytes) {
        switch (decoder.decode(BED, bytes, NOW)) {
            case Decoded.Refused(_, String detail) -> assertThat(detail).isNotEmpty();
            case Decoded.Salvaged(Reading reading, _, String detail) -> {
                assertThat(detail).isNotEmpty();
                assertThat(reading.causes().isEmpty() && reading.over().isEmpty()).isFalse();
                comesBack(reading);
            }
            case Decoded.Accepted(Reading reading) -> {
                String extra = reading.extraJson();
                assertThat(extra == null ? 0 : extra.length()).isLessThan(EXTRA_MOST);
                comesBack(reading);
            }
        }
    }

    private void comesBack(Reading reading) {
        boolean isWritable = !reading.vitals().isEmpty() || !reading.causes().isEmpty();
        if (!isWritable) {
            return;
        }
        Reading known =
                new Reading(
                        reading.at(),
                        reading.timed(),
                        reading.sequence(),
                        reading.vitals(),
                        reading.causes(),
                        reading.over(),
                        null);
        for (SenmlFormat format : SenmlFormat.values()) {
            byte[] again = new ReadingEncoder(format).encode(BED, known);
            assertThat(decoder.decode(BED, again, NOW))
                    .as(format.name())
                    .isEqualTo(new Decoded.Accepted(known));
        }
    }
}
