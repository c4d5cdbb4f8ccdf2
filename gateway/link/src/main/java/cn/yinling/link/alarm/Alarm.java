package cn.yinling.link.alarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm with everything an agent needs, so that she can help while the database is away.
 * Immutable. Its JSON is fixed by {@code golden/alarm.json}.
 *
 * @param alarmId see {@link AlarmId}
 * @param onset when it began, by the device's clock where it has one
 * @param receivedAt when the hub had read it
 * @param place where the device stands
 * @param resident whose it is; null for a device in a public place
 * @param vitals what the device measured last, null where it has measured nothing
 * @param breach the value and the limit it is beyond, where the alarm is about one; null in what
 *     older hubs wrote
 * @param endedAt when the condition was over, null while it is not; told with a second message of
 *     the same alarm
 * @param incident what it stands for where it is many technical alarms in one; told again as it
 *     grows
 * @param whereabouts of a wearable, where it is known; null in what older hubs wrote
 * @param resumedAt when it was last found that it had not ended, though that was told; null, and
 *     not written, where it never was
 * @param unknownCause what a newer hub calls the cause, which then is {@link Cause#UNREADABLE}
 *     here; null, and not written, where this process knows the cause
 */
public record Alarm(
        String alarmId,
        Cause cause,
        Lane lane,
        Instant onset,
        Instant receivedAt,
        Source device,
        Place place,
        @Nullable Resident resident,
        @Nullable LastVitals vitals,
        @Nullable Breach breach,
        @Nullable Instant endedAt,
        @Nullable Incident incident,
        @Nullable Whereabouts whereabouts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant resumedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unknownCause) {

    /** An alarm of one device, which is not over. */
    public Alarm(
            String alarmId,
            Cause cause,
            Lane lane,
            Instant onset,
            Instant receivedAt,
            Source device,
            Place place,
            @Nullable Resident resident,
            @Nullable LastVitals vitals) {
        this(
                alarmId,
                cause,
                lane,
                onset,
                receivedAt,
                device,
                place,
                resident,
                vitals,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same, over. */
    public Alarm endedAt(Instant at) {
        return with(vitals, breach, at, resumedAt, incident, whereabouts);
    }

    /** The same, not over. */
    public Alarm standing() {
        return with(vitals, breach, null, resumedAt, incident, whereabouts);
    }

    /** The same, which was said to be over and is not. */
    public Alarm resumedAt(Instant at) {
        return with(vitals, breach, null, at, incident, whereabouts);
    }

    /** The same, about a value beyond a limit. */
    public Alarm beyond(@Nullable Breach found) {
        return with(vitals, found, endedAt, resumedAt, incident, whereabouts);
    }

    /** The same, with what the device has measured since. */
    public Alarm measuring(@Nullable LastVitals latest) {
        return with(latest, breach, endedAt, resumedAt, incident, whereabouts);
    }

    /** The same, standing for many. */
    public Alarm standingFor(Incident many) {
        return with(vitals, breach, endedAt, resumedAt, many, whereabouts);
    }

    /** The same, of a wearable that is or was there. */
    public Alarm at(@Nullable Whereabouts known) {
        return with(vitals, breach, endedAt, resumedAt, incident, known);
    }

    /** The same, of somebody who is known by now, where she lives. */
    public Alarm of(@Nullable Resident known, Place home) {
        return new Alarm(
                alarmId,
                cause,
                lane,
                onset,
                receivedAt,
                device,
                home,
                known,
                vitals,
                breach,
                endedAt,
                incident,
                whereabouts,
                resumedAt,
                unknownCause);
    }

    private Alarm with(
            @Nullable LastVitals newVitals,
            @Nullable Breach newBreach,
            @Nullable Instant newEnd,
            @Nullable Instant newResumption,
            @Nullable Incident newIncident,
            @Nullable Whereabouts newWhereabouts) {
        return new Alarm(
                alarmId,
                cause,
                lane,
                onset,
                receivedAt,
                device,
                place,
                resident,
                newVitals,
                newBreach,
                newEnd,
                newIncident,
                newWhereabouts,
                newResumption,
                unknownCause);
    }

    /** Whether it was found to stand all the same after what was told with {@code resumption}. */
    public boolean hasResumedSince(@Nullable Instant resumption) {
        return resumedAt != null && (resumption == null || resumedAt.isAfter(resumption));
    }

    /** What the cause is called on the wire, also where only a newer hub knows it. */
    public String causeName() {
        return unknownCause == null ? cause.wireName() : unknownCause;
    }

    /** Whether it says why it was raised, in words of whatever version. */
    @JsonIgnore
    public boolean isReadable() {
        return cause != Cause.UNREADABLE || unknownCause != null;
    }

    /**
     * Many alarms of one cause that came together.
     *
     * @param scope {@code building}, {@code street} or {@code district}
     * @param building where it is of one building
     * @param count how many alarms it has gathered
     * @param homes where it is not over, who depends on electricity first; the first of them where
     *     there are very many, null in what older hubs wrote
     */
    public record Incident(
            String scope,
            @Nullable String building,
            int count,
            @Nullable List<IncidentHome> homes) {
        public Incident {
            homes = homes == null ? null : List.copyOf(homes);
        }

        /** Without its homes. */
        public Incident(String scope, @Nullable String building, int count) {
            this(scope, building, count, null);
        }

        /** The same without its homes, for a list of many. */
        public Incident inShort() {
            return new Incident(scope, building, count);
        }
    }

    /**
     * The device that raised it.
     *
     * @param kind {@code bed}, {@code kiosk} or {@code watch}; {@code telephone} for somebody who
     *     has called the hotline
     * @param voice the telephone number or extension by which one speaks through it, null where one
     *     cannot
     */
    public record Source(String id, String kind, @Nullable String voice) {}

    /**
     * The last measurements.
     *
     * @param values by SenML name; a truth value is 1 or 0
     */
    public record LastVitals(Instant at, Map<String, Double> values) {
        public LastVitals {
            values = Map.copyOf(values);
        }
    }
}
