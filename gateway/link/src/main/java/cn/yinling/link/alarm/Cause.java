package cn.yinling.link.alarm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why there is an alarm; the name is that of the SenML record by which a device says so. */
public enum Cause {
    SOS("sos", Lane.EMERGENCY),
    CORD("cord", Lane.EMERGENCY),
    FALL("fall", Lane.EMERGENCY),
    SMOKE("smoke", Lane.EMERGENCY),
    GAS("gas", Lane.EMERGENCY),
    /** Breathing has stopped. */
    APNOEA("apnoea", Lane.EMERGENCY),
    /** The device raised an alarm of which nobody can read the cause. */
    UNREADABLE("unreadable", Lane.EMERGENCY),
    HEART_RATE_HIGH("hr-high", Lane.URGENT),
    HEART_RATE_LOW("hr-low", Lane.URGENT),
    BREATHING_HIGH("br-high", Lane.URGENT),
    BREATHING_LOW("br-low", Lane.URGENT),
    /** Out of bed at night and not returned. */
    BED_EXIT("bed-exit", Lane.URGENT),
    DOOR_OPEN("door-open", Lane.URGENT),
    /** Outside of where the person is expected to be, by a wearable's position. */
    FENCE("fence", Lane.URGENT),
    /** No sign of somebody by day. */
    INACTIVITY("inactivity", Lane.CARE),
    NOT_UP("not-up", Lane.CARE),
    /** Somebody has called the hotline: a telephone is one more device to ask for help with. */
    CALL("call", Lane.CARE),
    ROOM_HOT("room-hot", Lane.CARE),
    ROOM_COLD("room-cold", Lane.CARE),
    WATER("water", Lane.CARE),
    BATTERY_LOW("battery-low", Lane.TECHNICAL),
    /** A wearable that is not worn. */
    TAKEN_OFF("taken-off", Lane.TECHNICAL),
    /** The house's electricity has failed; the device runs on its battery. */
    MAINS("mains", Lane.TECHNICAL),
    /** Values that cannot be true, or that never change. */
    SENSOR_FAULT("sensor-fault", Lane.TECHNICAL),
    /** The device has missed its heartbeats. */
    SILENT("silent", Lane.TECHNICAL),
    /** Two devices sign in as one, and nobody knows whose readings these are. */
    CREDENTIALS_SHARED("credentials-shared", Lane.TECHNICAL),
    TEST("test", Lane.TEST);

    private static final Map<String, Cause> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Cause::wireName, Function.identity()));

    private static final Set<Cause> OF_NO_DEVICE = EnumSet.of(UNREADABLE, CREDENTIALS_SHARED, CALL);

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

    /** The cause of that name, or empty where it is none. */
    public static Optional<Cause> ofWireName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The cause a SenML record of that name tells of, or empty where it is none: some things only
     * the hub can say of a device, or the hotline of a caller.
     */
    public static Optional<Cause> toldBy(String name) {
        return ofWireName(name).filter(cause -> !OF_NO_DEVICE.contains(cause));
    }

    @JsonCreator
    static Cause parse(String name) {
        return ofWireName(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no cause of an alarm".formatted(name)));
    }
}
