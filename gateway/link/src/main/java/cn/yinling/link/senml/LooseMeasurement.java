package cn.yinling.link.senml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of one record of a pack that breaks the rules, base values applied. Immutable.
 *
 * @param baseName empty where there is none
 * @param names what stands behind it; more than one where the record names itself twice, an empty
 *     one where it does not
 * @param unit null where neither record nor base names one
 * @param epochSeconds as the sender has it, 0 where it names no time, NaN where that is no number
 * @param baseValue to be added to a number
 * @param said what it says, null where that is not beyond doubt
 */
public record LooseMeasurement(
        String baseName,
        List<String> names,
        @Nullable String unit,
        double epochSeconds,
        double baseValue,
        @Nullable Field said) {

    public LooseMeasurement {
        names = List.copyOf(names);
    }

    /** A field with what stands behind its label. */
    public record Field(SenmlField name, Value value) {}

    /** What stands behind a label. */
    public sealed interface Value {
        /** A string, or in JSON a word without quotes. */
        record Text(String text) implements Value {}

        /** A number, perhaps none that is finite. */
        record Numeric(double number) implements Value {}

        record Truth(boolean truth) implements Value {}

        /** Nothing that can be read. */
        record Other() implements Value {}
    }

    static List<LooseMeasurement> of(List<LooseRecord> records) {
        List<LooseMeasurement> measurements = new ArrayList<>();
        String baseName = "";
        String baseUnit = null;
        double baseTime = 0;
        double baseValue = 0;
        for (LooseRecord record : records) {
            baseName = Objects.requireNonNull(record.text(SenmlField.BASE_NAME, baseName));
            baseUnit = record.text(SenmlField.BASE_UNIT, baseUnit);
            baseTime = record.number(SenmlField.BASE_TIME, baseTime);
            baseValue = record.number(SenmlField.BASE_VALUE, baseValue);
            List<String> names = record.texts(SenmlField.NAME);
            measurements.add(
                    new LooseMeasurement(
                            baseName,
                            names.isEmpty() ? List.of("") : names,
                            record.text(SenmlField.UNIT, baseUnit),
                            baseTime + record.number(SenmlField.TIME, 0),
                            baseValue,
                            record.onlyValue()));
        }
        return measurements;
    }

    /** Whether the sender named an absolute time (RFC 8428, section 4.5.3). */
    public boolean isTimed() {
        return epochSeconds >= PackState.RELATIVE_BELOW && Double.isFinite(epochSeconds);
    }

    /** The number it says, base value added; NaN for any other thing. */
    public double number() {
        if (said instanceof Field(SenmlField name, Value.Numeric(double number))) {
            return name == SenmlField.VALUE ? number + baseValue : Double.NaN;
        }
        return Double.NaN;
    }

    /** The truth it says, null for any other thing. */
    public @Nullable Boolean truth() {
        if (said instanceof Field(SenmlField name, Value.Truth(boolean truth))) {
            return name == SenmlField.BOOLEAN_VALUE ? truth : null;
        }
        return null;
    }
}
