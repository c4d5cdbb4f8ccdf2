package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/** What a case comes from. What comes of the same source joins its open case. */
public sealed interface CaseSource {
    /** Told apart from any other source. */
    String id();

    /** By what number somebody is spoken to there, null where nobody can be. */
    @Nullable String voice();

    /** What an alarm comes from. */
    static CaseSource of(Alarm alarm) {
        Alarm.Source said = alarm.device();
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

    /** Alarms of many homes at once: no device, and nobody to speak to. */
    record Incident(String id) implements CaseSource {
        @Override
        public @Nullable String voice() {
            return null;
        }
    }
}
