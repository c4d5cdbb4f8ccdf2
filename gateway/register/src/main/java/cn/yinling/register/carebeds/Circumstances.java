package cn.yinling.register.carebeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What decides who may have a family-care bed; null for what is not known yet. Immutable.
 *
 * @param registeredInDistrict household registration (户籍)
 * @param disability by assessment (能力评估)
 */
public record Circumstances(
        @Nullable Boolean registeredInDistrict,
        @Nullable Boolean livesInDistrict,
        @Nullable Hardship hardship,
        @Nullable Disability disability) {

    /** Nothing is known. */
    public static final Circumstances UNKNOWN = new Circumstances(null, null, null, null);

    /** Economic hardship, as the civil-affairs office has found it. */
    public enum Hardship {
        @JsonProperty("none")
        NONE,
        /** 特困. */
        @JsonProperty("special")
        SPECIAL,
        /** 低保. */
        @JsonProperty("low-income")
        LOW_INCOME,
        /** 低保边缘. */
        @JsonProperty("low-income-margin")
        LOW_INCOME_MARGIN,
        /** 支出型困难. */
        @JsonProperty("expenditure")
        EXPENDITURE
    }

    /** How far somebody can look after herself. */
    public enum Disability {
        /** 能力完好. */
        @JsonProperty("none")
        NONE,
        /** 部分失能. */
        @JsonProperty("partly")
        PARTLY,
        /** 失能. */
        @JsonProperty("disabled")
        DISABLED
    }

    /** With what {@code later} knows in front. */
    Circumstances updatedBy(Circumstances later) {
        return new Circumstances(
                later.registeredInDistrict == null
                        ? registeredInDistrict
                        : later.registeredInDistrict,
                later.livesInDistrict == null ? livesInDistrict : later.livesInDistrict,
                later.hardship == null ? hardship : later.hardship,
                later.disability == null ? disability : later.disability);
    }
}
