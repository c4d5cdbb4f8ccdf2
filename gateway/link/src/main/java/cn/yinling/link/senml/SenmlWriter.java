package cn.yinling.link.senml;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Writes a SenML pack, records and fields in the order of the calls: JSON, or CBOR of definite
 * length with integer labels (RFC 8428, sections 5 and 6). For one pack and one thread.
 */
public final class SenmlWriter implements AutoCloseable {
    private final SenmlFormat format;
    private final JsonGenerator generator;

    /** Begins a pack of that many records. */
    public SenmlWriter(SenmlFormat format, ByteArrayOutputStream pack, int records)
            throws IOException {
        this.format = format;
        generator = format.factory().createGenerator(pack);
        generator.writeStartArray(null, records);
    }

    /** Begins a record of that many fields. */
    public void begin(int fields) throws IOException {
        generator.writeStartObject(null, fields);
    }

    /** Ends the record. */
    public void end() throws IOException {
        generator.writeEndObject();
    }

    public void put(SenmlField field, String text) throws IOException {
        label(field);
        generator.writeString(text);
    }

    public void put(SenmlField field, boolean truth) throws IOException {
        label(field);
        generator.writeBoolean(truth);
    }

    public void put(SenmlField field, long number) throws IOException {
        label(field);
        generator.writeNumber(number);
    }

    /** The shortest decimal of that float, as the same double in both formats. */
    public void put(SenmlField field, float number) throws IOException {
        label(field);
        switch (format) {
            case JSON -> generator.writeNumber(number);
            case CBOR -> {
                if (number == (short) number) {
                    generator.writeNumber((short) number);
                } else {
                    generator.writeNumber(Double.parseDouble(Float.toString(number)));
                }
            }
        }
    }

    public void put(SenmlField field, BigDecimal number) throws IOException {
        label(field);
        switch (format) {
            case JSON -> generator.writeNumber(number);
            case CBOR -> generator.writeNumber(number.doubleValue());
        }
    }

    private void label(SenmlField field) throws IOException {
        switch (format) {
            case JSON -> generator.writeFieldName(field.label());
            case CBOR -> generator.writeFieldId(field.number());
        }
    }

    /** Ends the pack. */
    @Override
    public void close() throws IOException {
        generator.writeEndArray();
        generator.close();
    }
}
