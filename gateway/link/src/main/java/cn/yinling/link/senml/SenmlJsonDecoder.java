package cn.yinling.link.senml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a SenML pack in JSON (RFC 8428, section 5) as a stream, without a tree. Thread-safe: it
 * keeps nothing between packs.
 */
public final class SenmlJsonDecoder {
    private static final int MAX_RECORDS = 256;
    private static final int MAX_DEPTH = 8;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(40)
                                    .maxStringLength(65_536)
                                    .build())
                    .build();

    /**
     * Hands every record of the pack to {@code handler}.
     *
     * @param payload the pack, UTF-8
     * @param nowEpochSeconds what relative times (below 2^28, section 4.5.3) count from
     * @throws MalformedSenmlException where the bytes are not JSON, break the RFC or need an
     *     extension we do not know
     */
    public void decode(byte[] payload, double nowEpochSeconds, SenmlHandler handler)
            throws MalformedSenmlException {
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedSenmlException("a SenML pack is a JSON array of records");
            }
            readRecords(parser, new PackState(nowEpochSeconds), handler);
            if (parser.nextToken() != null) {
                throw new MalformedSenmlException("there is text after the end of the pack");
            }
        } catch (JsonProcessingException e) {
            throw new MalformedSenmlException("not JSON: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading an array of bytes failed", e);
        }
    }

    private static void readRecords(JsonParser parser, PackState pack, SenmlHandler handler)
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
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                readField(parser, field, pack);
            }
            if (pack.resolve()) {
                handler.record(pack.record);
            }
        }
        if (count == 0) {
            throw new MalformedSenmlException("the pack has no records");
        }
    }

    private static void readField(JsonParser parser, String field, PackState pack)
            throws IOException, MalformedSenmlException {
        switch (field) {
            case "bn" -> pack.baseName = text(parser, field);
            case "bt" -> pack.baseTime = number(parser, field);
            case "bu" -> pack.baseUnit = text(parser, field);
            case "bv" -> pack.baseValue = number(parser, field);
            case "bs", "s" -> pack.sum(number(parser, field));
            case "bver" -> pack.version(number(parser, field));
            case "n" -> pack.name = text(parser, field);
            case "u" -> pack.unit = text(parser, field);
            case "t" -> pack.time = number(parser, field);
            case "ut" -> number(parser, field);
            case "v" -> pack.number(number(parser, field));
            case "vb" -> pack.bool(bool(parser, field));
            case "vs" -> pack.text(SenmlRecord.Kind.STRING, text(parser, field));
            case "vd" -> pack.text(SenmlRecord.Kind.DATA, text(parser, field));
            default -> unknown(parser, field);
        }
    }

    private static void unknown(JsonParser parser, String field)
            throws IOException, MalformedSenmlException {
        if (field.endsWith("_")) {
            throw new MalformedSenmlException(
                    "field '%s' must be understood and is not".formatted(field));
        }
        parser.skipChildren();
    }

    private static String text(JsonParser parser, String field)
            throws IOException, MalformedSenmlException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new MalformedSenmlException("field '%s' must be a string".formatted(field));
        }
        return parser.getText();
    }

    private static double number(JsonParser parser, String field)
            throws IOException, MalformedSenmlException {
        if (!parser.currentToken().isNumeric()) {
            throw new MalformedSenmlException("field '%s' must be a number".formatted(field));
        }
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new MalformedSenmlException("field '%s' is out of range".formatted(field));
        }
        return number;
    }

    private static boolean bool(JsonParser parser, String field)
            throws IOException, MalformedSenmlException {
        if (!parser.currentToken().isBoolean()) {
            throw new MalformedSenmlException("field '%s' must be true or false".formatted(field));
        }
        return parser.getBooleanValue();
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
