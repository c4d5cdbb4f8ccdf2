package cn.yinling.link.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A measurement that has a column of its own: its SenML name, the units it may come in (RFC 8428,
 * section 12.1; the first is what we write) and the range outside which a value cannot be true.
 */
public enum Vital {
    HEART_RATE("hr", Type.NUMBER, 0, 350, "beat/min"),
    BREATHING_RATE("br", Type.NUMBER, 0, 120, "beat/min"),
    /** 1 while somebody lies on the bed. */
    IN_BED("bed", Type.TRUTH, 0, 1),
    /** How restless, from 0 (still) to 1. */
    MOVEMENT("move", Type.NUMBER, 0, 1, "/"),
    OXYGEN_SATURATION("spo2", Type.NUMBER, 0, 100, "%"),
    BODY_TEMPERATURE("temp", Type.NUMBER, 20, 45, "Cel"),
    ROOM_TEMPERATURE("room", Type.NUMBER, -40, 80, "Cel"),
    BATTERY("batt", Type.NUMBER, 0, 100, "%", "%EL");

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
    private final List<String> units;

    Vital(String wireName, Type type, float lowest, float highest, String... units) {
        this.wireName = wireName;
        this.type = type;
        this.lowest = lowest;
        this.highest = highest;
        this.units = List.of(units);
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

    /** Units a number may come in; empty for a truth value. */
    public List<String> units() {
        return units;
    }

    /** The vital of that SenML name, or empty. */
    public static Optional<Vital> ofWireName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
