package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Breach;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a case; never changed, never taken back.
 *
 * @param seat where it happened
 * @param agent how the agent is called
 * @param text in a person's words, or a code that the kind gives a meaning
 * @param breach the value and limit of the alarm that it tells of
 */
public record CaseEvent(
        Instant at,
        Kind kind,
        @Nullable Integer seat,
        @Nullable String agent,
        @Nullable String text,
        @Nullable Breach breach) {

    /** Something that tells of no value. */
    public CaseEvent(
            Instant at,
            Kind kind,
            @Nullable Integer seat,
            @Nullable String agent,
            @Nullable String text) {
        this(at, kind, seat, agent, text, null);
    }

    /** An alarm has come. */
    static CaseEvent telling(Instant at, Kind kind, Alarm alarm) {
        return new CaseEvent(at, kind, null, null, alarm.causeName(), alarm.breach());
    }

    /** Something that happened at no seat. */
    public static CaseEvent of(Instant at, Kind kind, @Nullable String text) {
        return new CaseEvent(at, kind, null, null, text);
    }

    /** What happened. */
    public enum Kind {
        RAISED,
        PRESSED_AGAIN,
        /** Another alarm of the same device, which is no press. */
        ADDED,
        /** More technical alarms belong to it. */
        GREW,
        /** What an alarm of it was raised for is over. */
        ENDED,
        /** It is not over all the same. */
        RESUMED,
        OFFERED,
        PASSED,
        LEASE_EXPIRED,
        PHONE_RINGING,
        PHONE_ANSWERED,
        PHONE_FAILED,
        /** Somebody is called into the case; which {@link Party} is the text of the next four. */
        CALLED,
        CALL_ANSWERED,
        /** Its text ends in why. */
        CALL_FAILED,
        CALL_ENDED,
        /** A party waits outside of the conference, and is back in it. */
        HELD,
        TAKEN_UP,
        /** Who has called is found; as what {@code Caller.As} or {@code contact-2} is the text. */
        IDENTIFIED,
        /** Who has called has said two things that only she knows. */
        VERIFIED,
        ACCEPTED,
        NOTE,
        RETURNED,
        /** Nobody is ready for it; somebody outside is told. */
        UNHEARD,
        CLOSED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Empty for an event of a newer version. */
        static Optional<Kind> ofWireName(String name) {
            return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findAny();
        }
    }

    /** Only what names nobody. */
    @Override
    public String toString() {
        return "CaseEvent[%s at %s]".formatted(kind.wireName(), at);
    }
}
