package cn.yinling.link.senml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a pack is written: text or binary, the same records (RFC 8428, sections 5 and 6). */
@SuppressWarnings("ImmutableEnumChecker") // Jackson's factories are not changed once they are built
public enum SenmlFormat {
    JSON(
            limited(new JsonFactoryBuilder())
                    .disable(JsonFactory.Feature.CHARSET_DETECTION) // UTF-8 and nothing else
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build()),
    CBOR(
            limited(CBORFactory.builder())
                    .enable(CBORGenerator.Feature.WRITE_MINIMAL_DOUBLES)
                    .build());

    private static final int CBOR_ARRAY = 0b100;
    private static final int CBOR_TAG = 0b110;
    private static final String NAME_IN_CAPITALS = "N";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");

    private final JsonFactory factory;

    SenmlFormat(JsonFactory factory) {
        this.factory = factory;
    }

    /** Nothing a device sends may cost more than its own bytes a few times over. */
    private static <B extends TSFBuilder<?, B>> B limited(B builder) {
        return builder.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(8)
                                .maxNumberLength(40)
                                .maxNameLength(64)
                                .maxStringLength(65_536)
                                .build());
    }

    /** A CBOR pack begins with an array or a tag (RFC 8949, section 3), and JSON with neither. */
    public static SenmlFormat of(byte[] pack) {
        int majorType = pack.length == 0 ? 0 : (pack[0] & 0xFF) >> 5;
        return majorType == CBOR_ARRAY || majorType == CBOR_TAG ? CBOR : JSON;
    }

    JsonFactory factory() {
        return factory;
    }

    JsonParser parser(byte[] pack) throws IOException {
        return factory.createParser(pack);
    }

    /**
     * The field of that label, or null for one the RFC does not know and lets us ignore.
     *
     * @throws MalformedSenmlException where the label must not be ignored
     */
    @Nullable SenmlField field(String label) throws MalformedSenmlException {
        SenmlField field =
                switch (this) {
                    case JSON -> SenmlField.ofLabel(label);
                    case CBOR -> SenmlField.ofNumber(label);
                };
        if (field == null) {
            extension(label);
        }
        return field;
    }

    private void extension(String label) throws MalformedSenmlException {
        if (label.endsWith("_")) {
            throw new MalformedSenmlException(
                    "field '%s' must be understood and is not".formatted(label));
        }
        if (label.equals(NAME_IN_CAPITALS)) { // else its record would be lost in silence
            throw new MalformedSenmlException("field 'N' must be written 'n'");
        }
        if (this == JSON) {
            return;
        }
        // The table is conclusive: extensions have text labels, and what the table has no other.
        SenmlField spelt = SenmlField.ofLabel(label);
        if (spelt != null) {
            throw new MalformedSenmlException(
                    "field '%s' has the label %d in CBOR".formatted(label, spelt.number()));
        }
        if (WHOLE_NUMBER.matcher(label).matches()) {
            throw new MalformedSenmlException("no field has the label " + label);
        }
    }
}
