package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import org.jspecify.annotations.Nullable;

/** What a case comes from. What comes of the same source joins its open case. */
public sealed interface CaseSource {
    /** Told apart from any other source. */
    String id();

    /** By what number somebody is spoken to there, null where nobody can be. */
    @Nullable String voice();

    /** Whether the hub knows of it, and wants to hear what becomes of it. */
    default boolean isOfHub() {
        return !(this instanceof Caller);
    }

    /** What an alarm comes from. */
    static CaseSource of(Alarm alarm) {
        Alarm.Source said = alarm.device();
        if (alarm.cause() == Cause.CALL) {
            return Caller.of(alarm);
        }
        return alarm.incident() == null
                ? new Device(said.id(), said.kind(), said.voice())
                : new Incident(said.id());
    }

    /**
     * A device in a home or a public place, or one that is worn.
     *
     * @param kind {@code bed}, {@code kiosk}, {@code watch}
     */
    record Device(String id, String kind, @Nullable String voice) implements CaseSource {}

    /**
     * Somebody at a telephone. Whoever calls again by the same number comes to the same case.
     *
     * @param voice the number, null where it is hidden: then each call is one of its own
     */
    record Caller(String id, @Nullable String voice) implements CaseSource {
        static Caller of(Alarm call) {
            String number = call.device().voice();
            return new Caller(number == null ? call.device().id() : "tel:" + number, number);
        }
    }

    /** Alarms of many homes at once: no device, and nobody to speak to. */
    record Incident(String id) implements CaseSource {
        @Override
        public @Nullable String voice() {
            return null;
        }
    }
}
