package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseSource;
import cn.yinling.hotline.seats.SeatMessages.HomeAlarm;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What else is open where somebody lives: her other devices, and who lives with her. Stateless. */
final class Homes {
    /** More than this is another kind of trouble, and would only push the rest off the screen. */
    static final int MOST = 12;

    private Homes() {}

    /** Beside {@code shown}, the most urgent first. */
    static List<HomeAlarm> openBeside(Case shown, Collection<Case> open) {
        return open.stream()
                .filter(other -> !other.id().equals(shown.id()) && isSameHome(shown, other))
                .flatMap(other -> other.conditions().stream().map(one -> HomeAlarm.of(other, one)))
                .sorted(Comparator.comparing(HomeAlarm::lane).thenComparing(HomeAlarm::onset))
                .limit(MOST)
                .toList();
    }

    private static boolean isSameHome(Case one, Case other) {
        Resident resident = one.alarm().resident();
        Resident otherResident = other.alarm().resident();
        boolean isSamePerson =
                resident != null
                        && otherResident != null
                        && resident.id().equals(otherResident.id());
        return isSamePerson || (isHome(one) && isHome(other) && isSameDoor(one, other));
    }

    /** A public place is nobody's home, and an incident is many. */
    private static boolean isHome(Case one) {
        Place place = one.alarm().place();
        return one.source() instanceof CaseSource.Device
                && place.name() == null
                && !place.address().isBlank();
    }

    private static boolean isSameDoor(Case one, Case other) {
        Place place = one.alarm().place();
        Place otherPlace = other.alarm().place();
        return place.street().equals(otherPlace.street())
                && place.address().equals(otherPlace.address());
    }
}
