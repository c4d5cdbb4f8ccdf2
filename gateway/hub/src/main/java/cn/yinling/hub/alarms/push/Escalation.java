package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.store.OpenAlarm;
import java.time.Duration;
import java.util.Locale;

/** What somebody outside of the hotline must be told, and why. */
public record Escalation(OpenAlarm alarm, Reason reason, Duration waited) {

    /** Why. */
    public enum Reason {
        /** No hotline has taken charge. */
        UNTAKEN,
        /** A hotline has, but no agent has accepted it. */
        UNANSWERED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
