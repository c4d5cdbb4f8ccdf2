package cn.yinling.link.alarm;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A home of an incident in which it is not over, as an agent calls one after the other.
 *
 * @param alarmId of the alarm that stands there
 * @param name who lives there; null in a public place
 * @param phone of the person
 * @param voice the number by which one speaks through the device
 * @param mainsDevice what there cannot do without electricity; null where nothing is known of one
 * @param risk see {@link Resident#risk}
 * @param since when it began there
 */
public record IncidentHome(
        String alarmId,
        @Nullable String name,
        String address,
        @Nullable String phone,
        @Nullable String voice,
        @Nullable String mainsDevice,
        @Nullable String risk,
        Instant since) {

    /** Who depends on electricity first, then who is at a high risk, then as one walks. */
    public static final Comparator<IncidentHome> MOST_DEPENDENT_FIRST =
            Comparator.<IncidentHome, Boolean>comparing(home -> home.mainsDevice() == null)
                    .thenComparing(home -> !"high".equals(home.risk()))
                    .thenComparing(IncidentHome::address)
                    .thenComparing(IncidentHome::alarmId);

    /** The home of a device. */
    public static IncidentHome of(
            String alarmId,
            Alarm.Source device,
            Place place,
            @Nullable Resident resident,
            Instant since) {
        return new IncidentHome(
                alarmId,
                resident == null ? place.name() : resident.name(),
                place.address(),
                resident == null ? null : resident.phone(),
                device.voice(),
                resident == null ? null : resident.mainsDevice(),
                resident == null ? null : resident.risk(),
                since);
    }

    /** Only the alarm's id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "IncidentHome[" + alarmId + "]";
    }
}
