package cn.yinling.link.reading;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The vitals of one moment; what was not measured is absent. Immutable. */
@SuppressWarnings(
        "EnumOrdinal") // an array by ordinal, never stored or sent: the hot path has one a message
public final class Vitals {
    /** Nothing measured. */
    public static final Vitals NONE = new Builder().build();

    private static final Vital[] ALL = Vital.values();

    private final float[] values;

    private Vitals(float[] values) {
        this.values = values;
    }

    public boolean has(Vital vital) {
        return !Float.isNaN(values[vital.ordinal()]);
    }

    /** The value, a truth value as 1 or 0; NaN where it was not measured. */
    public float get(Vital vital) {
        return values[vital.ordinal()];
    }

    /** The value as its decimal digits say: 36.6, and not 36.599998. */
    public double asWritten(Vital vital) {
        return Double.parseDouble(Float.toString(get(vital)));
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /** How many were measured. */
    int count() {
        int count = 0;
        for (float value : values) {
            count += Float.isNaN(value) ? 0 : 1;
        }
        return count;
    }

    /** Present values by SenML name, in the order of {@link Vital}. */
    public Map<String, Double> byName() {
        Map<String, Double> present = new LinkedHashMap<>();
        for (Vital vital : ALL) {
            if (has(vital)) {
                present.put(vital.wireName(), asWritten(vital));
            }
        }
        return present;
    }

    /** These values, with those of {@code later} in front. */
    public Vitals updatedBy(Vitals later) {
        float[] merged = values.clone();
        for (Vital vital : ALL) {
            if (later.has(vital)) {
                merged[vital.ordinal()] = later.get(vital);
            }
        }
        return new Vitals(merged);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vitals vitals && Arrays.equals(values, vitals.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** How many were measured; values must not reach a log. */
    @Override
    public String toString() {
        return "Vitals[" + count() + "]";
    }

    /** Collects vitals. Not thread-safe. */
    public static final class Builder {
        private final float[] values = new float[Vital.values().length];

        public Builder() {
            Arrays.fill(values, Float.NaN);
        }

        public Builder set(Vital vital, double value) {
            values[vital.ordinal()] = (float) value + 0f; // never -0, which equals 0 only sometimes
            return this;
        }

        public Builder set(Vital vital, boolean value) {
            return set(vital, value ? 1 : 0);
        }

        public Vitals build() {
            return new Vitals(values.clone());
        }
    }
}
