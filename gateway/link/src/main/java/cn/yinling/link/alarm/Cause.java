package cn.yinling.link.alarm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why there is an alarm; the name is also that of the SenML record by which a device says so. */
public enum Cause {
    SOS("sos", Lane.EMERGENCY),
    CORD("cord", Lane.EMERGENCY),
    FALL("fall", Lane.EMERGENCY),
    SMOKE("smoke", Lane.EMERGENCY),
    GAS("gas", Lane.EMERGENCY),
    WATER("water", Lane.CARE),
    TEST("test", Lane.TEST);

    private static final Map<String, Cause> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Cause::wireName, Function.identity()));

    private final String wireName;
    private final Lane lane;

    Cause(String wireName, Lane lane) {
        this.wireName = wireName;
        this.lane = lane;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    public Lane lane() {
        return lane;
    }

    /** The cause a SenML record of that name tells of, or empty where it is none. */
    public static Optional<Cause> ofWireName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    @JsonCreator
    static Cause parse(String name) {
        return ofWireName(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no cause of an alarm".formatted(name)));
    }
}
