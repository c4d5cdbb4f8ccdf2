package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Lane;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the condition of an alarm is over. */
enum Ending {
    /** A reading says so. */
    OVER,
    /** It began and ended while the device could not be heard: nobody is called for it. */
    RECOVERED_WHILE_AWAY,
    /** A reading that came late shows that it never was so. */
    WITHDRAWN;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether the alarm is closed with it. About a person, an agent decides, unless nobody was
     * called at all.
     */
    boolean closes(Lane lane) {
        return !lane.concernsPerson() || this == RECOVERED_WHILE_AWAY;
    }
}
