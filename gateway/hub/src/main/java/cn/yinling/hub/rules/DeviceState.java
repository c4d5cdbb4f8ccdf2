package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules know of a device after a reading. Immutable. */
@SuppressWarnings("EnumOrdinal") // an array by ordinal, never stored or sent
final class DeviceState {
    /** Of a device that has said nothing yet. */
    static final DeviceState NOTHING =
            new DeviceState(
                    new @Nullable Hold[Cause.values().length], Float.NaN, Float.NaN, Float.NaN);

    private final @Nullable Hold[] holds;

    /** The last values that were measured, NaN before the first. */
    final float heartRate;

    final float breathingRate;
    final float inBed;

    private DeviceState(@Nullable Hold[] holds, float heartRate, float breathingRate, float inBed) {
        this.holds = holds;
        this.heartRate = heartRate;
        this.breathingRate = breathingRate;
        this.inBed = inBed;
    }

    /** One in which these were found before and still are the case. */
    static DeviceState standing(List<Finding> findings) {
        @Nullable Hold[] holds = NOTHING.holds.clone();
        for (Finding finding : findings) {
            long onset = finding.onset().toEpochMilli();
            holds[finding.cause().ordinal()] = Hold.standing(onset);
        }
        return new DeviceState(holds, Float.NaN, Float.NaN, Float.NaN);
    }

    /** Tells what was found and still is the case. */
    void tellStanding(Rules.Findings findings) {
        for (Cause cause : Cause.values()) {
            Hold hold = hold(cause);
            if (hold != null && hold.isFound()) {
                Finding finding = new Finding(cause, Instant.ofEpochMilli(hold.onset()));
                findings.began(finding, hold.breach());
            }
        }
    }

    @Nullable Hold hold(Cause cause) {
        return holds[cause.ordinal()];
    }

    /** A next state in the making; not thread-safe. */
    static final class Next {
        private final DeviceState before;
        private @Nullable Hold @Nullable [] changed;

        Next(DeviceState before) {
            this.before = before;
        }

        void set(Cause cause, @Nullable Hold hold) {
            @Nullable Hold[] mine = changed;
            if (mine == null) {
                mine = before.holds.clone();
                changed = mine;
            }
            mine[cause.ordinal()] = hold;
        }

        /** The state after {@code reading}. */
        DeviceState after(Reading reading) {
            return new DeviceState(
                    holds(),
                    later(before.heartRate, reading, Vital.HEART_RATE),
                    later(before.breathingRate, reading, Vital.BREATHING_RATE),
                    later(before.inBed, reading, Vital.IN_BED));
        }

        /** The state after nothing but time. */
        DeviceState done() {
            return changed == null
                    ? before
                    : new DeviceState(
                            holds(), before.heartRate, before.breathingRate, before.inBed);
        }

        private @Nullable Hold[] holds() {
            return changed == null ? before.holds : changed;
        }

        private static float later(float known, Reading reading, Vital vital) {
            return reading.vitals().has(vital) ? reading.vitals().get(vital) : known;
        }
    }
}
