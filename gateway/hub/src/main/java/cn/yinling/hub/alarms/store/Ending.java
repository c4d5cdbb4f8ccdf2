package cn.yinling.hub.alarms.store;

import cn.yinling.link.alarm.Lane;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why the condition of an alarm is over. */
public enum Ending {
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
    public boolean closes(Lane lane) {
        return !lane.concernsPerson() || this == RECOVERED_WHILE_AWAY;
    }

    /** The lanes whose alarms are closed with it, as their numbers stand in the database. */
    List<Short> closedLanes() {
        return Arrays.stream(Lane.values())
                .filter(this::closes)
                .map(lane -> (short) lane.number())
                .toList();
    }
}
