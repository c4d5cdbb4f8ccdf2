package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Lane;
import java.util.Arrays;
import java.util.List;

/** Lanes as their numbers stand in the database. */
final class Lanes {
    private Lanes() {}

    /** Those whose alarms are closed by that ending. */
    static List<Short> closedBy(Ending ending) {
        return Arrays.stream(Lane.values())
                .filter(ending::closes)
                .map(lane -> (short) lane.number())
                .toList();
    }
}
