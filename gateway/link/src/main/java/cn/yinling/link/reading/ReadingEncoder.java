package cn.yinling.link.reading;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes a {@link Reading} as SenML JSON (RFC 8428), as devices send it. Thread-safe. */
public final class ReadingEncoder {
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    /**
     * The pack, UTF-8; base name {@code {device}/}, base time from a timed reading. Unknown extras
     * are left out.
     */
    public byte[] encode(DeviceId device, Reading reading) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringField("bn", device + "/");
            if (reading.timed()) {
                json.writeNumberField("bt", seconds(reading.at()));
            }
            json.writeStringField("n", "seq");
            json.writeNumberField("v", reading.sequence());
            json.writeEndObject();
            for (Vital vital : Vital.values()) {
                if (reading.vitals().has(vital)) {
                    write(json, vital, reading.vitals().get(vital));
                }
            }
            for (Cause cause : reading.causes().stream().sorted().toList()) {
                json.writeStartObject();
                json.writeStringField("n", cause.wireName());
                json.writeBooleanField("vb", true);
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Vital vital, float value) throws IOException {
        json.writeStartObject();
        json.writeStringField("n", vital.wireName());
        if (vital.type() == Vital.Type.TRUTH) {
            json.writeBooleanField("vb", value != 0);
        } else {
            json.writeStringField("u", vital.unit());
            json.writeNumberField("v", value);
        }
        json.writeEndObject();
    }

    private static BigDecimal seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond())
                .add(BigDecimal.valueOf(at.getNano() / 1000, 6))
                .stripTrailingZeros();
    }
}
