package cn.yinling.hub.readings;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one device measured last: each vital by the latest row that has it, of two rows of one time
 * the one of the higher sequence. It does not depend on the order in which rows are noted.
 * Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // arrays by ordinal, never stored or sent
final class Measured {
    private static final Vital[] VITALS = Vital.values();
    private static final long NEVER = Long.MIN_VALUE;

    private final float[] values;

    /** Since 1970, as exactly as the table has them. */
    private final long[] micros;

    private final long[] sequences;

    Measured() {
        this(new float[VITALS.length], new long[VITALS.length], new long[VITALS.length]);
        Arrays.fill(micros, NEVER);
    }

    private Measured(float[] values, long[] micros, long[] sequences) {
        this.values = values;
        this.micros = micros;
        this.sequences = sequences;
    }

    synchronized Measured copy() {
        return new Measured(values.clone(), micros.clone(), sequences.clone());
    }

    synchronized void note(Reading reading) {
        Vitals vitals = reading.vitals();
        long at = ReadingRow.micros(reading.at());
        for (Vital vital : VITALS) {
            int one = vital.ordinal();
            boolean isLater =
                    at > micros[one] || (at == micros[one] && reading.sequence() > sequences[one]);
            if (isLater && vitals.has(vital)) {
                values[one] = vitals.get(vital);
                micros[one] = at;
                sequences[one] = reading.sequence();
            }
        }
    }

    /** Null where it has measured nothing. */
    synchronized LastVitals.@Nullable Last last() {
        long latest = NEVER;
        Vitals.Builder vitals = new Vitals.Builder();
        for (Vital vital : VITALS) {
            if (micros[vital.ordinal()] != NEVER) {
                vitals.set(vital, values[vital.ordinal()]);
                latest = Math.max(latest, micros[vital.ordinal()]);
            }
        }
        return latest == NEVER
                ? null
                : new LastVitals.Last(
                        Instant.EPOCH.plus(latest, ChronoUnit.MICROS), vitals.build());
    }
}
