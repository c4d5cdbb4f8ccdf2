package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The alarms about people that no agent has accepted, and when somebody else must be told. One a
 * device: who presses eight times is one person. Thread-safe.
 */
final class Unanswered {
    private final EscalationConfig config;
    private final Map<String, Waiting> byDevice = new HashMap<>();

    /** What somebody else must be told. */
    record Escalation(Alarm alarm, Reason reason, Duration waited) {}

    /** Why. */
    enum Reason {
        /** No hotline has taken charge. */
        UNTAKEN,
        /** A hotline has, but no agent has accepted it. */
        UNANSWERED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class Waiting {
        private final Alarm alarm;
        private final Instant since;
        private boolean isTaken;
        private Instant next;

        Waiting(Alarm alarm, Instant since, Instant next) {
            this.alarm = alarm;
            this.since = since;
            this.next = next;
        }
    }

    Unanswered(EscalationConfig config) {
        this.config = config;
    }

    /** An alarm that waits since {@code since}. */
    synchronized void raised(Alarm alarm, Instant since) {
        if (alarm.lane().concernsPerson()) {
            byDevice.putIfAbsent(
                    alarm.device().id(),
                    new Waiting(alarm, since, since.plus(config.untakenAfter())));
        }
    }

    synchronized void taken(String alarmId) {
        byDevice.values()
                .forEach(waiting -> {
                    if (waiting.alarm.alarmId().equals(alarmId) && !waiting.isTaken) {
                        waiting.isTaken = true;
                        waiting.next = waiting.since.plus(config.unansweredAfter());
                    }
                });
    }

    /** The hotline has said how far an alarm has come. */
    void moved(AlarmState state) {
        switch (state.stage()) {
            case TAKEN -> taken(state.alarmId());
            case ACCEPTED, CLOSED -> answered(state.deviceId());
        }
    }

    private synchronized void answered(String deviceId) {
        byDevice.remove(deviceId);
    }

    /** It is closed by itself. */
    synchronized void closed(String alarmId) {
        byDevice.values().removeIf(waiting -> waiting.alarm.alarmId().equals(alarmId));
    }

    /** Those that have waited too long, now or again. */
    synchronized List<Escalation> pass(Instant now) {
        List<Escalation> due = new ArrayList<>();
        for (Waiting waiting : byDevice.values()) {
            boolean counts = !waiting.isTaken || waiting.alarm.lane() != Lane.CARE;
            if (counts && !now.isBefore(waiting.next)) {
                waiting.next = now.plus(config.again());
                due.add(
                        new Escalation(
                                waiting.alarm,
                                waiting.isTaken ? Reason.UNANSWERED : Reason.UNTAKEN,
                                Duration.between(waiting.since, now)));
            }
        }
        return due;
    }
}
