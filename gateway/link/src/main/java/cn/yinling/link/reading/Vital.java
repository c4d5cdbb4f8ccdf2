package cn.yinling.link.reading;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that has a column of its own: its SenML name, the units it may come in (RFC 8428,
 * section 12.1; the first is what we write) and the range outside which a value cannot be true.
 */
public enum Vital {
    HEART_RATE("hr", Type.NUMBER, 0, 350, "beat/min", "beat/min"),
    BREATHING_RATE("br", Type.NUMBER, 0, 120, "beat/min", "beat/min"),
    /** 1 while somebody lies on the bed. */
    IN_BED("bed", Type.TRUTH, 0, 1, "", ""),
    /** How restless, from 0 (still) to 1. */
    MOVEMENT("move", Type.NUMBER, 0, 1, "/", "/"),
    OXYGEN_SATURATION("spo2", Type.NUMBER, 0, 100, "%", "%"),
    BODY_TEMPERATURE("temp", Type.NUMBER, 20, 45, "Cel", "Cel"),
    ROOM_TEMPERATURE("room", Type.NUMBER, -40, 80, "Cel", "Cel"),
    BATTERY("batt", Type.NUMBER, 0, 100, "%", "%EL"),
    /** 1 while the home's door stands open. */
    DOOR("door", Type.TRUTH, 0, 1, "", ""),
    /** 1 where somebody was seen to move in the home since the last reading. */
    MOTION("motion", Type.TRUTH, 0, 1, "", "");

    /** How a value is written in SenML. */
    public enum Type {
        NUMBER,
        TRUTH
    }

    private static final Map<String, Vital> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Vital::wireName, Function.identity()));

    private final String wireName;
    private final Type type;
    private final float lowest;
    private final float highest;
    private final String unit;
    private final String otherUnit;

    Vital(String wireName, Type type, float lowest, float highest, String unit, String otherUnit) {
        this.wireName = wireName;
        this.type = type;
        this.lowest = lowest;
        this.highest = highest;
        this.unit = unit;
        this.otherUnit = otherUnit;
    }

    public String wireName() {
        return wireName;
    }

    public Type type() {
        return type;
    }

    public boolean isPlausible(double value) {
        return value >= lowest && value <= highest;
    }

    /** The range in words, for a device's maker. */
    public String range() {
        return "%s to %s".formatted(lowest, highest);
    }

    /** The unit we write; empty for a truth value. */
    public String unit() {
        return unit;
    }

    /** Whether a number may come in that unit. */
    public boolean accepts(String name) {
        return name.equals(unit) || name.equals(otherUnit);
    }

    /** The vital of that SenML name, or null. */
    public static @Nullable Vital named(String wireName) {
        return BY_NAME.get(wireName);
    }
}
