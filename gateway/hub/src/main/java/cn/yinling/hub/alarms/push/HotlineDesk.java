package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.store.AlarmQueue;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.mqtt.Session;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.link.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Pushes alarms to the hotlines: at once, and again until one has taken charge, which it says by
 * its PUBACK or by a state message. Thread-safe.
 */
public final class HotlineDesk {
    private final OpenAlarms book;
    private final Sessions sessions;
    private final InstantSource clock;
    private final InstantSource deadlines;
    private final Duration pushEvery;
    private final AlarmMeters meters;
    private final AlarmQueue lane;

    /**
     * A desk.
     *
     * @param clock the time of day
     * @param deadlines a clock that never goes back
     * @param lane makes durable what was offered and taken
     */
    public HotlineDesk(
            OpenAlarms book,
            Sessions sessions,
            InstantSource clock,
            InstantSource deadlines,
            Duration pushEvery,
            AlarmMeters meters,
            AlarmQueue lane) {
        this.book = book;
        this.sessions = sessions;
        this.clock = clock;
        this.deadlines = deadlines;
        this.pushEvery = pushEvery;
        this.meters = meters;
        this.lane = lane;
    }

    /**
     * Pushes an alarm that has just been raised, and has it made durable. In this order: a person
     * waits for the screen, nobody for the database.
     */
    public void raise(OpenAlarm alarm, AlarmWork.Raised raised) {
        if (book.raised(alarm, deadlines.instant())) {
            lane.putAfter(() -> push(alarm), raised);
            noteOffered(alarm);
        } else {
            lane.put(raised);
        }
    }

    /** Pushes an alarm, unless it is pushed already or was taken before. */
    public void offer(OpenAlarm alarm) {
        if (book.raised(alarm, deadlines.instant())) {
            pushFirst(alarm);
        }
    }

    /** Takes up an alarm of an earlier hub, which had come that far. */
    public void restore(OpenAlarm alarm, Stage stage) {
        Duration waited = Duration.between(alarm.receivedAt(), clock.instant());
        if (book.restored(alarm, stage, waited, deadlines.instant())) {
            pushFirst(alarm);
        }
    }

    private void pushFirst(OpenAlarm alarm) {
        push(alarm);
        noteOffered(alarm);
    }

    private void noteOffered(OpenAlarm alarm) {
        if (!sessions.hotlines().isEmpty()) {
            lane.put(
                    new AlarmWork.Noted(
                            alarm.alarmId(), clock.instant(), AlarmWork.Noted.Kind.OFFERED, null));
        }
    }

    /**
     * Pushes what is new of an alarm, whether or not it was taken.
     *
     * @param stage how far it has come, at least
     */
    public void update(OpenAlarm alarm, Stage stage) {
        book.update(alarm, stage, deadlines.instant());
        push(alarm);
    }

    /** Pushes those that nobody took in time. */
    public void pushAgain() {
        book.duePush(pushEvery, deadlines.instant()).forEach(this::push);
    }

    /** Tells a hotline that has just come of all that nobody took. */
    public void greet(Session hotline) {
        book.untaken().forEach(alarm -> push(alarm, hotline));
    }

    /** A hotline has taken charge. */
    public void taken(String alarmId) {
        measure(book.taken(alarmId));
    }

    /** An agent has accepted it, or it is closed, or an incident stands for it. */
    public void answered(String alarmId) {
        measure(book.answered(alarmId));
    }

    private void measure(@Nullable OpenAlarm taken) {
        if (taken != null) {
            meters.taken(Duration.between(taken.receivedAt(), clock.instant()));
        }
    }

    private void push(OpenAlarm alarm) {
        sessions.hotlines().forEach(hotline -> push(alarm, hotline));
    }

    private void push(OpenAlarm alarm, Session hotline) {
        byte[] body = alarm.body().getBytes(StandardCharsets.UTF_8);
        hotline.deliver(Topic.ALARMS, body, alarm.alarmId(), () -> acknowledged(alarm));
    }

    private void acknowledged(OpenAlarm alarm) {
        if (book.isLatest(alarm)) {
            taken(alarm.alarmId());
            lane.put(new AlarmWork.Taken(alarm.alarmId(), clock.instant()));
        }
    }
}
