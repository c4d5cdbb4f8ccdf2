package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Case;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;

/** What a seat's phone shows of a case: a phone stands where others can read it. */
final class CallerName {
    private CallerName() {}

    /** The masked name, or the place, and the lane's word, for example {@code 王*英 紧急}. */
    static String of(Case of) {
        Resident resident = of.alarm().resident();
        Place place = of.alarm().place();
        String who =
                resident != null
                        ? masked(resident.name())
                        : place.name() != null ? place.name() : place.streetName();
        return "%s %s".formatted(who, word(of.lane()));
    }

    static String masked(String name) {
        int[] letters = name.strip().codePoints().toArray();
        if (letters.length < 2) {
            return "*";
        }
        String first = Character.toString(letters[0]);
        return letters.length == 2
                ? first + "*"
                : first
                        + "*".repeat(letters.length - 2)
                        + Character.toString(letters[letters.length - 1]);
    }

    private static String word(Lane lane) {
        return switch (lane) {
            case EMERGENCY -> "紧急";
            case URGENT -> "次紧急";
            case CARE -> "关怀";
            case TECHNICAL -> "技术";
            case TEST -> "测试";
        };
    }
}
