package cn.yinling.link.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was measured beyond a limit, when that was found: with it an agent reads at once how bad it
 * is ("heart rate low, 36/min, limit 45").
 *
 * @param vital what was measured, by its SenML name
 * @param unit of value and limit (RFC 8428, section 12.1)
 */
public record Breach(String vital, double value, String unit, double limit, Side side) {
    /** Which of the two limits it is. */
    public enum Side {
        /** The value is below the lower limit. */
        @JsonProperty("low")
        LOW,
        /** The value is above the upper limit. */
        @JsonProperty("high")
        HIGH
    }

    /** Nothing of it: a health value must not reach a log. */
    @Override
    public String toString() {
        return "Breach";
    }
}
