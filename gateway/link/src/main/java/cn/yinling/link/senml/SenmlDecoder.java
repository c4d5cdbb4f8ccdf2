package cn.yinling.link.senml;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads a SenML pack in JSON or CBOR (RFC 8428, sections 5 and 6) as a stream, without a tree.
 * Thread-safe: it keeps nothing between packs.
 */
public final class SenmlDecoder {
    private static final int MAX_RECORDS = 256;

    /**
     * Hands every record of the pack to {@code handler}.
     *
     * @param pack JSON in UTF-8, or CBOR; the first byte says which
     * @param nowEpochSeconds what relative times (below 2^28, section 4.5.3) count from
     * @throws MalformedSenmlException where the bytes are neither, break the RFC or need an
     *     extension we do not know
     */
    public void decode(byte[] pack, double nowEpochSeconds, SenmlHandler handler)
            throws MalformedSenmlException {
        SenmlFormat format = SenmlFormat.of(pack);
        try (JsonParser parser = format.parser(pack)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedSenmlException(
                        "a SenML pack is a %s array of records".formatted(format));
            }
            readRecords(parser, format, new PackState(nowEpochSeconds), handler);
            if (parser.nextToken() != null) {
                throw new MalformedSenmlException("there is more after the end of the pack");
            }
        } catch (IOException e) { // an array cannot fail to be read: the bytes are wrong
            throw new MalformedSenmlException("not %s: %s".formatted(format, reason(e)));
        }
    }

    private static void readRecords(
            JsonParser parser, SenmlFormat format, PackState pack, SenmlHandler handler)
            throws IOException, MalformedSenmlException {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new MalformedSenmlException(
                        "record %d is not an object".formatted(count + 1));
            }
            if (++count > MAX_RECORDS) {
                throw new MalformedSenmlException("more than %d records".formatted(MAX_RECORDS));
            }
            pack.begin();
            for (String label = parser.nextFieldName();
                    label != null;
                    label = parser.nextFieldName()) {
                SenmlField field = format.field(label);
                parser.nextToken();
                if (field == null) {
                    parser.skipChildren();
                } else {
                    readField(parser, field, pack);
                }
            }
            if (pack.resolve()) {
                handler.record(pack.record);
            } else if (!pack.name.isEmpty()) {
                handler.unsaid(pack.baseName, pack.name);
            }
        }
        if (count == 0) {
            throw new MalformedSenmlException("the pack has no records");
        }
    }

    private static void readField(JsonParser parser, SenmlField field, PackState pack)
            throws IOException, MalformedSenmlException {
        pack.once(field);
        switch (field) {
            case BASE_NAME -> pack.baseName = text(parser, field);
            case BASE_TIME -> pack.baseTime = number(parser, field);
            case BASE_UNIT -> pack.baseUnit = text(parser, field);
            case BASE_VALUE -> pack.baseValue = number(parser, field);
            case BASE_SUM, SUM -> pack.sum(number(parser, field));
            case BASE_VERSION -> pack.version(number(parser, field));
            case NAME -> pack.name = text(parser, field);
            case UNIT -> pack.unit = text(parser, field);
            case TIME -> pack.time = number(parser, field);
            case UPDATE_TIME -> number(parser, field);
            case VALUE -> pack.number(number(parser, field));
            case BOOLEAN_VALUE -> pack.bool(bool(parser, field));
            case STRING_VALUE -> pack.text(SenmlRecord.Kind.STRING, text(parser, field));
            case DATA_VALUE -> pack.text(SenmlRecord.Kind.DATA, data(parser, field));
        }
    }

    private static String text(JsonParser parser, SenmlField field)
            throws IOException, MalformedSenmlException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw must(field, "be a string");
        }
        return parser.getText();
    }

    /** Base64url in JSON, bytes in CBOR; base64url for the handler. */
    private static String data(JsonParser parser, SenmlField field)
            throws IOException, MalformedSenmlException {
        if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
            return Base64Variants.MODIFIED_FOR_URL.encode(parser.getBinaryValue());
        }
        return text(parser, field);
    }

    private static double number(JsonParser parser, SenmlField field)
            throws IOException, MalformedSenmlException {
        if (!parser.currentToken().isNumeric()) {
            throw must(field, "be a number");
        }
        double number = isLong(parser) ? parser.getLongValue() : parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw must(field, "be in the range of a double");
        }
        return number;
    }

    /** Whether it needs no parser of fractions, which is most of what devices send. */
    private static boolean isLong(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private static boolean bool(JsonParser parser, SenmlField field)
            throws IOException, MalformedSenmlException {
        if (!parser.currentToken().isBoolean()) {
            throw must(field, "be true or false");
        }
        return parser.getBooleanValue();
    }

    private static MalformedSenmlException must(SenmlField field, String what) {
        return new MalformedSenmlException("field '%s' must %s".formatted(field.label(), what));
    }

    /** One line, without Jackson's account of where it was. */
    private static String reason(IOException e) {
        String message =
                e instanceof JsonProcessingException jackson
                        ? jackson.getOriginalMessage()
                        : e.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
