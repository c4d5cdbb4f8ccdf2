package cn.yinling.hub.alarms;

import cn.yinling.hub.sessions.Session;
import cn.yinling.hub.sessions.Sessions;
import cn.yinling.link.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Pushes alarms to the hotlines: at once, and again until one has taken charge, which it says by
 * its PUBACK or by a state message. Thread-safe.
 */
final class HotlineDesk {
    private final UntakenAlarms untaken;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Duration pushEvery;
    private final AlarmMeters meters;
    private final Consumer<AlarmWork> lane;

    /**
     * A desk.
     *
     * @param lane makes durable what was offered and taken
     */
    HotlineDesk(
            UntakenAlarms untaken,
            Sessions sessions,
            InstantSource clock,
            Duration pushEvery,
            AlarmMeters meters,
            Consumer<AlarmWork> lane) {
        this.untaken = untaken;
        this.sessions = sessions;
        this.clock = clock;
        this.pushEvery = pushEvery;
        this.meters = meters;
        this.lane = lane;
    }

    /** Pushes an alarm, unless it is pushed already or was taken before. */
    void offer(UntakenAlarms.Entry entry) {
        Instant now = clock.instant();
        if (untaken.add(entry, now)) {
            push(entry);
            if (!sessions.hotlines().isEmpty()) {
                lane.accept(
                        new AlarmWork.Noted(
                                entry.alarmId(), now, AlarmWork.Noted.Kind.OFFERED, null));
            }
        }
    }

    /** Pushes what is new of an alarm, whether or not it was taken. */
    void update(UntakenAlarms.Entry entry) {
        untaken.replace(entry, clock.instant());
        push(entry);
    }

    /** Pushes those that nobody took in time. */
    void pushAgain() {
        Instant now = clock.instant();
        untaken.due(now.minus(pushEvery), now).forEach(this::push);
    }

    /** Tells a hotline that has just come of all that nobody took. */
    void greet(Session hotline) {
        untaken.all().forEach(entry -> push(entry, hotline));
    }

    /** A hotline has taken charge. */
    void taken(String alarmId) {
        UntakenAlarms.Entry entry = untaken.take(alarmId);
        if (entry != null) {
            meters.taken(Duration.between(entry.receivedAt(), clock.instant()));
        }
    }

    private void push(UntakenAlarms.Entry entry) {
        sessions.hotlines().forEach(hotline -> push(entry, hotline));
    }

    private void push(UntakenAlarms.Entry entry, Session hotline) {
        byte[] body = entry.body().getBytes(StandardCharsets.UTF_8);
        hotline.deliver(Topic.ALARMS, body, entry.alarmId(), () -> acknowledged(entry));
    }

    private void acknowledged(UntakenAlarms.Entry entry) {
        if (untaken.isPushed(entry)) {
            taken(entry.alarmId());
            lane.accept(new AlarmWork.Taken(entry.alarmId(), clock.instant()));
        }
    }
}
