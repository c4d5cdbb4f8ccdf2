package cn.yinling.hub.alarms.store;

import cn.yinling.hub.doors.Part;
import cn.yinling.hub.doors.Submission;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What must become durable in the alarm lane; as JSON it waits in the spool, without whoever waits
 * for it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AlarmWork.Raised.class, name = "raised"),
    @JsonSubTypes.Type(value = AlarmWork.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = AlarmWork.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = AlarmWork.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = AlarmWork.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = AlarmWork.Noted.class, name = "noted"),
    @JsonSubTypes.Type(value = AlarmWork.Gathered.class, name = "gathered"),
    @JsonSubTypes.Type(value = AlarmWork.Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = AlarmWork.Closed.class, name = "closed")
})
public sealed interface AlarmWork {
    /** Who is acknowledged when it is durable. */
    default @Nullable Submission submission() {
        return null;
    }

    /** What of that it is. */
    default Part part() {
        return Part.Itself.ITSELF;
    }

    /**
     * A new alarm of a device. In the spool its body says all of it.
     *
     * @param isSaid whether the device itself said so
     */
    record Raised(
            @JsonIgnore OpenAlarm alarm,
            boolean isSaid,
            @JsonIgnore @Nullable Submission submission)
            implements AlarmWork {
        @Override
        public Part part() {
            return new Part.OfAlarm(alarm.alarmId());
        }

        /**
         * From the spool.
         *
         * @throws MalformedJsonException where no alarm can be made of the body
         */
        @JsonCreator
        static Raised read(
                @JsonProperty("body") String body, @JsonProperty("isSaid") boolean isSaid)
                throws MalformedJsonException {
            return new Raised(OpenAlarm.read(body), isSaid, null);
        }

        @JsonProperty("body")
        String body() {
            return alarm.body();
        }

        /** The same as a value: an earlier version looks for it here. */
        @JsonProperty("alarm")
        @JsonRawValue
        String asValue() {
            return alarm.body();
        }
    }

    /** The hotline has acknowledged the push. */
    record Taken(String alarmId, Instant at) implements AlarmWork {}

    /** The hotline has said how far it has come. */
    record Moved(AlarmState state, @JsonIgnore @Nullable Submission submission)
            implements AlarmWork {}

    /** The condition is over. */
    record Ended(String alarmId, Instant at, Ending ending) implements AlarmWork {}

    /** The condition had not ended after all. */
    record Resumed(String alarmId, Instant at) implements AlarmWork {}

    /** Something to be remembered that moves nothing. */
    record Noted(String alarmId, Instant at, Kind kind, @Nullable String detail)
            implements AlarmWork {
        public enum Kind {
            OFFERED,
            ESCALATED;

            String wireName() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Technical alarms belong to an incident, which is new or has grown. */
    record Gathered(Incident incident, List<String> alarmIds, Instant at) implements AlarmWork {
        public Gathered {
            alarmIds = List.copyOf(alarmIds);
        }
    }

    /** No alarm of an incident stands any more. */
    record Settled(String incidentId, Instant at) implements AlarmWork {}

    /** An operator closes a technical alarm. */
    record Closed(String alarmId, Instant at, String reason, String by) implements AlarmWork {}
}
