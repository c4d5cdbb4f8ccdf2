package cn.yinling.link.reading;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.senml.SenmlField;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.senml.SenmlWriter;
import cn.yinling.link.topic.DeviceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** Writes a {@link Reading} as SenML (RFC 8428), as devices send it. Thread-safe. */
public final class ReadingEncoder {
    private final SenmlFormat format;

    /** Writes JSON. */
    public ReadingEncoder() {
        this(SenmlFormat.JSON);
    }

    public ReadingEncoder(SenmlFormat format) {
        this.format = format;
    }

    /**
     * The pack; base name {@code {device}/}, base time from a timed reading. Unknown extras are
     * left out.
     */
    public byte[] encode(DeviceId device, Reading reading) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        int records =
                1 + reading.vitals().count() + reading.causes().size() + reading.over().size();
        try (SenmlWriter pack = new SenmlWriter(format, bytes, records)) {
            pack.begin(reading.timed() ? 4 : 3);
            pack.put(SenmlField.BASE_NAME, device + "/");
            if (reading.timed()) {
                pack.put(SenmlField.BASE_TIME, seconds(reading.at()));
            }
            pack.put(SenmlField.NAME, "seq");
            pack.put(SenmlField.VALUE, reading.sequence());
            pack.end();
            for (Vital vital : Vital.values()) {
                if (reading.vitals().has(vital)) {
                    write(pack, vital, reading.vitals().get(vital));
                }
            }
            write(pack, reading.causes(), true);
            write(pack, reading.over(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void write(SenmlWriter pack, Vital vital, float value) throws IOException {
        switch (vital.type()) {
            case TRUTH -> {
                pack.begin(2);
                pack.put(SenmlField.NAME, vital.wireName());
                pack.put(SenmlField.BOOLEAN_VALUE, value != 0);
            }
            case NUMBER -> {
                pack.begin(3);
                pack.put(SenmlField.NAME, vital.wireName());
                pack.put(SenmlField.UNIT, vital.unit());
                pack.put(SenmlField.VALUE, value);
            }
        }
        pack.end();
    }

    private static void write(SenmlWriter pack, Set<Cause> causes, boolean present)
            throws IOException {
        for (Cause cause : causes.stream().sorted().toList()) {
            pack.begin(2);
            pack.put(SenmlField.NAME, cause.wireName());
            pack.put(SenmlField.BOOLEAN_VALUE, present);
            pack.end();
        }
    }

    private static BigDecimal seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond())
                .add(BigDecimal.valueOf(at.getNano() / 1000, 6))
                .stripTrailingZeros();
    }
}
