package cn.yinling.link.senml;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a record: their labels in JSON and in CBOR (RFC 8428, table 4). */
public enum SenmlField {
    BASE_VERSION("bver", -1),
    BASE_NAME("bn", -2),
    BASE_TIME("bt", -3),
    BASE_UNIT("bu", -4),
    BASE_VALUE("bv", -5),
    BASE_SUM("bs", -6),
    NAME("n", 0),
    UNIT("u", 1),
    VALUE("v", 2),
    STRING_VALUE("vs", 3),
    BOOLEAN_VALUE("vb", 4),
    SUM("s", 5),
    TIME("t", 6),
    UPDATE_TIME("ut", 7),
    DATA_VALUE("vd", 8);

    private static final Map<String, SenmlField> BY_LABEL = by(SenmlField::label);
    private static final Map<String, SenmlField> BY_NUMBER =
            by(field -> String.valueOf(field.number));

    private final String label;
    private final int number;

    SenmlField(String label, int number) {
        this.label = label;
        this.number = number;
    }

    /** Whether it says what was measured. */
    boolean isValue() {
        return switch (this) {
            case VALUE, STRING_VALUE, BOOLEAN_VALUE, DATA_VALUE, SUM -> true;
            case BASE_VERSION,
                    BASE_NAME,
                    BASE_TIME,
                    BASE_UNIT,
                    BASE_VALUE,
                    BASE_SUM,
                    NAME,
                    UNIT,
                    TIME,
                    UPDATE_TIME ->
                    false;
        };
    }

    /** The label in JSON. */
    String label() {
        return label;
    }

    /** The label in CBOR. */
    int number() {
        return number;
    }

    static @Nullable SenmlField ofLabel(String label) {
        return BY_LABEL.get(label);
    }

    /** The field whose label in CBOR has these decimal digits, as Jackson gives integer keys. */
    static @Nullable SenmlField ofNumber(String digits) {
        return BY_NUMBER.get(digits);
    }

    private static Map<String, SenmlField> by(Function<SenmlField, String> key) {
        return Arrays.stream(values()).collect(Collectors.toMap(key, Function.identity()));
    }
}
