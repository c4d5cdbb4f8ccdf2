package cn.yinling.link.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.Golden;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingDecoderTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.512Z");

    private final ReadingDecoder decoder = new ReadingDecoder();
    private final ReadingEncoder encoder = new ReadingEncoder();

    @Test
    void goldenReadingIsDecodedAndEncodedToTheSameBytes() {
        Reading reading = accepted(Golden.text("reading.senml.json"));

        Vitals vitals =
                new Vitals.Builder()
                        .set(Vital.HEART_RATE, 62.5)
                        .set(Vital.BREATHING_RATE, 14)
                        .set(Vital.IN_BED, true)
                        .set(Vital.MOVEMENT, 0.25)
                        .set(Vital.OXYGEN_SATURATION, 97)
                        .set(Vital.BODY_TEMPERATURE, 36.5)
                        .set(Vital.ROOM_TEMPERATURE, 21.5)
                        .set(Vital.BATTERY, 88)
                        .build();
        assertThat(reading)
                .isEqualTo(
                        new Reading(
                                Instant.parse("2026-11-21T03:00:00.123456Z"),
                                true,
                                4711,
                                vitals,
                                Set.of(),
                                null));
        assertThat(encoder.encode(BED, reading))
                .asString()
                .isEqualTo(Golden.text("reading.senml.json"));
    }

    @Test
    void goldenSosIsDecodedAndEncodedToTheSameBytes() {
        Reading reading = accepted(Golden.text("sos.senml.json"));

        assertThat(reading.causes()).containsExactly(Cause.SOS);
        assertThat(reading.at()).isEqualTo("2026-11-21T03:00:00.500Z");
        assertThat(encoder.encode(BED, reading))
                .asString()
                .isEqualTo(Golden.text("sos.senml.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading", "sos"})
    void goldenCborIsTheSameReadingAndEncodedToTheSameBytes(String name) {
        byte[] cbor = Golden.hex(name + ".senml.cbor.hex");

        Decoded decoded = decoder.decode(BED, cbor, NOW);

        Reading reading = accepted(Golden.text(name + ".senml.json"));
        assertThat(decoded).isEqualTo(new Decoded.Accepted(reading));
        assertThat(new ReadingEncoder(SenmlFormat.CBOR).encode(BED, reading)).isEqualTo(cbor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bed-0001/", "bed-0001:", "urn:dev:ops:32473:bed-0001:", "a/bed-0001/"})
    void baseNameMayQualifyTheDevice(String baseName) {
        assertThat(accepted("[{'bn':'%s','n':'hr','v':60}]".formatted(baseName).replace('\'', '"')))
                .isEqualTo(accepted("[{\"n\":\"hr\",\"v\":60}]"));
    }

    @Test
    void strangersShortestSosCountsFromNow() {
        Reading reading = accepted("[{\"n\":\"sos\",\"vb\":true}]");

        assertThat(reading)
                .isEqualTo(new Reading(NOW, false, 0, Vitals.NONE, Set.of(Cause.SOS), null));
    }

    @Test
    void causeThatIsFalseIsNoAlarm() {
        assertThat(accepted("[{\"n\":\"smoke\",\"vb\":false},{\"n\":\"hr\",\"v\":60}]").causes())
                .isEmpty();
    }

    @Test
    void whatHasNoColumnIsKeptAsJson() {
        String pack =
                "[{\"n\":\"hr\",\"v\":60},{\"n\":\"lux\",\"u\":\"lx\",\"v\":3},{\"n\":\"fw\",\"vs\":\"1.\\u0000\\\"2\"}]";

        assertThat(accepted(pack).extraJson()).isEqualTo("{\"lux\":3.0,\"fw\":\"1.\\\"2\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    [{"n":"hr","v":900}]                                | IMPLAUSIBLE    | 'hr' is outside 0.0 to 350.0
                    [{"n":"hr","u":"Hz","v":60}]                        | IMPLAUSIBLE    | 'hr' in 'Hz', expected 'beat/min'
                    [{"n":"bed","v":1}]                                 | MALFORMED      | 'bed' must be true or false (vb)
                    [{"n":"hr","vs":"60"}]                              | MALFORMED      | 'hr' must be a number
                    [{"n":"seq","v":-1},{"n":"hr","v":60}]              | MALFORMED      | 'seq' must be a whole number
                    [{"n":"seq","v":1.5},{"n":"hr","v":60}]             | MALFORMED      | 'seq' must be a whole number
                    [{"n":"seq","v":1}]                                 | MALFORMED      | the pack measures nothing
                    [{"n":"hr","v":60},{"n":"br","t":-1,"v":14}]        | MALFORMED      | records of different times
                    [{"bn":"bed-0002/","n":"hr","v":60}]                | FOREIGN_DEVICE | is not of device bed-0001
                    [{"bn":"side-bed-0001/","n":"hr","v":60}]           | FOREIGN_DEVICE | is not of device bed-0001
                    [{"bn":"/","n":"hr","v":60}]                        | FOREIGN_DEVICE | is not of device bed-0001
                    [{"n":"bed-0002/hr","v":60}]                        | FOREIGN_DEVICE | is not of device bed-0001
                    [{"bn":"bed-0002/h","n":"r","v":60}]                | FOREIGN_DEVICE | is not of device bed-0001
                    """)
    void impossibleReadingIsRefusedWithTheReason(
            String pack, Decoded.Reason reason, String detail) {
        Decoded decoded = decoder.decode(BED, pack.getBytes(StandardCharsets.UTF_8), NOW);

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.detail()).contains(detail);
                        });
    }

    private Reading accepted(String pack) {
        Decoded decoded = decoder.decode(BED, pack.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).reading();
    }
}
