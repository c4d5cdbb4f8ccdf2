package cn.yinling.hub.alarms;

import cn.yinling.hub.sessions.Session;
import cn.yinling.hub.sessions.Sessions;
import cn.yinling.link.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Pushes alarms to the hotlines: at once, and again until one has taken charge, which it says by
 * its PUBACK or by a state message. Thread-safe.
 */
final class HotlineDesk {
    private final OpenAlarms open;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Duration pushEvery;
    private final Consumer<AlarmWork.Taken> onTaken;
    private final AlarmMeters meters;

    HotlineDesk(
            OpenAlarms open,
            Sessions sessions,
            InstantSource clock,
            Duration pushEvery,
            AlarmMeters meters,
            Consumer<AlarmWork.Taken> onTaken) {
        this.open = open;
        this.sessions = sessions;
        this.clock = clock;
        this.pushEvery = pushEvery;
        this.meters = meters;
        this.onTaken = onTaken;
    }

    /** Pushes an alarm that is new. */
    void offer(OpenAlarms.Entry entry) {
        if (open.add(entry)) {
            push(entry);
        }
    }

    /** Pushes those that nobody took in time. */
    void pushAgain() {
        Instant before = clock.instant().minus(pushEvery);
        open.untaken().stream().filter(entry -> entry.isDue(before)).forEach(this::push);
    }

    /** Tells a hotline that has just come of all that nobody took. */
    void greet(Session hotline) {
        open.untaken().forEach(entry -> push(entry, hotline));
    }

    /** The hotline has said so by a state message. */
    void taken(String alarmId) {
        OpenAlarms.Entry entry = open.take(alarmId);
        if (entry != null) {
            meters.taken(Duration.between(entry.receivedAt(), clock.instant()));
        }
    }

    private void push(OpenAlarms.Entry entry) {
        entry.pushed(clock.instant());
        sessions.hotlines().forEach(hotline -> push(entry, hotline));
    }

    private void push(OpenAlarms.Entry entry, Session hotline) {
        byte[] message = entry.message();
        if (message != null) {
            hotline.deliver(Topic.ALARMS, message, () -> acknowledged(entry.alarmId()));
        }
    }

    private void acknowledged(String alarmId) {
        taken(alarmId);
        onTaken.accept(new AlarmWork.Taken(alarmId, clock.instant()));
    }
}
