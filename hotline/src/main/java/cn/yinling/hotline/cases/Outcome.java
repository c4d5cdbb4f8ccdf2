package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.AlarmState;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How a case ended. */
public enum Outcome {
    CAREGIVER_SENT("caregiver-sent"),
    AMBULANCE("ambulance"),
    FAMILY_INFORMED("family-informed"),
    COMFORTED("comforted"),
    FALSE_ALARM("false-alarm"),
    UNREACHABLE("unreachable"),
    TEST("test"),
    DEVICE_FAULT(AlarmState.DEVICE_FAULT),
    REPAIR_ORDERED("repair-ordered"),
    /** The device works again, or the power is back. */
    RESTORED("restored"),
    /** Each home of an incident was asked. */
    HOMES_CALLED("homes-called"),
    POWER_COMPANY_TOLD("power-company-told"),
    /** Who called has her answer. */
    ADVISED("advised"),
    WRONG_NUMBER("wrong-number"),
    /** What it was raised for is over; nobody closed it. */
    CLEARED(AlarmState.CLEARED);

    private final String wireName;

    Outcome(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    public static Optional<Outcome> ofWireName(String name) {
        return Arrays.stream(values()).filter(outcome -> outcome.wireName.equals(name)).findAny();
    }
}
