package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.AlarmsConfig;
import cn.yinling.hub.alarms.push.AlarmMeters;
import cn.yinling.hub.alarms.push.Escalation;
import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.push.LastResort;
import cn.yinling.hub.alarms.push.OpenAlarms;
import cn.yinling.hub.alarms.store.AlarmLane;
import cn.yinling.hub.alarms.store.AlarmQueue;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.storm.IncidentHomes;
import cn.yinling.hub.alarms.storm.StormDesk;
import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import cn.yinling.hub.mqtt.Publication;
import cn.yinling.hub.mqtt.Session;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.rules.Change;
import cn.yinling.hub.spool.Spool;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.MonotonicClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The alarm's way: raised by a device or a rule, durable in its own lane, pushed to the hotline
 * beside the commit, moved on by what the hotline says, over by itself or closed. Technical ones
 * wait, and gather in a storm. Thread-safe; never blocks.
 */
public final class Alarms implements AutoCloseable {
    private final InstantSource clock;
    private final InstantSource deadlines = MonotonicClock.start();
    private final OpenAlarms book;
    private final HotlineDesk desk;
    private final StormDesk storms;
    private final LastResort lastResort;
    private final Raising raising;
    private final Moves moves;
    private final AlarmLane lane;

    private Alarms(
            AlarmsConfig config,
            Database database,
            Spool spool,
            Sessions sessions,
            DeviceDirectory directory,
            Commands commands,
            LastVitals lastVitals,
            LastPlaces lastPlaces,
            MeterRegistry registry,
            InstantSource clock) {
        this.clock = clock;
        this.book = new OpenAlarms(config.escalation());
        AlarmQueue queue = new ToLane();
        AlarmMeters meters = new AlarmMeters(registry, this::open, book::countUntaken);
        this.desk =
                new HotlineDesk(
                        book, sessions, clock, deadlines, config.pushEvery(), meters, queue);
        this.storms =
                new StormDesk(
                        config.storm(),
                        desk,
                        new Makes(directory),
                        new IncidentHomes(directory::find),
                        queue::put,
                        clock,
                        deadlines);
        this.lastResort = new LastResort(config.escalation(), registry);
        FaultyDevices faulty = new FaultyDevices();
        this.raising = new Raising(lastVitals, lastPlaces, faulty, desk, storms, queue, clock);
        this.moves =
                new Moves(
                        desk,
                        storms,
                        new DeviceNews(
                                commands::tell,
                                commands::tellUnlessTold,
                                config.commandValidity()));
        Restored restored = new Restored(desk, storms, moves, faulty);
        this.lane =
                new AlarmLane(
                        database,
                        spool,
                        new Aftermath(meters, clock, book, desk, storms, faulty, restored),
                        config.commandValidity(),
                        registry,
                        clock);
    }

    /** Starts the lane; once the database is there it takes up what was left open. */
    public static Alarms start(
            AlarmsConfig config,
            Database database,
            Spool spool,
            Sessions sessions,
            DeviceDirectory directory,
            Commands commands,
            LastVitals lastVitals,
            LastPlaces lastPlaces,
            MeterRegistry registry,
            InstantSource clock) {
        Alarms alarms =
                new Alarms(
                        config,
                        database,
                        spool,
                        sessions,
                        directory,
                        commands,
                        lastVitals,
                        lastPlaces,
                        registry,
                        clock);
        alarms.lane.start();
        return alarms;
    }

    /**
     * Raises an alarm; the submission is acknowledged when it is durable.
     *
     * @param vitals what the device has measured last, with what it has just said
     */
    public void raise(
            RegisteredDevice device,
            Change.Began began,
            Alarm.@Nullable LastVitals vitals,
            Submission submission) {
        raising.raise(device, began, vitals, submission.receivedAt(), submission);
    }

    /** What the rules have found, where no sender waits for it. */
    public void changed(RegisteredDevice device, Change change) {
        raising.changed(device, change);
    }

    /** Takes what the hotline says of an alarm; it is acknowledged when it is durable. */
    public void moved(String alarmId, Publication publication) {
        AlarmState state;
        try {
            state = LinkJson.read(publication.payload(), AlarmState.class);
        } catch (MalformedJsonException e) {
            publication.refuse(Refusal.MALFORMED, String.valueOf(e.getMessage()));
            return;
        }
        if (!state.alarmId().equals(alarmId)) {
            publication.refuse(Refusal.MALFORMED, "the topic names another alarm");
            return;
        }
        lane.put(new AlarmWork.Moved(state, publication));
        moves.to(state);
    }

    /**
     * Closes a technical alarm that is repaired or means nothing; one about a person is an agent's
     * to close, and stays as it is.
     */
    public void close(String alarmId, String reason, String by) {
        lane.put(new AlarmWork.Closed(alarmId, clock.instant(), reason, by));
    }

    /** A hotline hears alarms from now on. */
    public void hotlineListens(Session hotline) {
        desk.greet(hotline);
    }

    /**
     * Pushes again what nobody took, and tells somebody else where nobody answers. To be called
     * every now and then.
     */
    public void tick() {
        desk.pushAgain();
        storms.pass();
        Instant now = clock.instant();
        for (Escalation escalation : book.escalate(deadlines.instant())) {
            lane.put(
                    new AlarmWork.Noted(
                            escalation.alarm().alarmId(),
                            now,
                            AlarmWork.Noted.Kind.ESCALATED,
                            escalation.reason().wireName()));
            lastResort.tell(escalation, now);
        }
    }

    /** Alarms that are not closed, as the database last said. */
    public int open() {
        return lane.open();
    }

    /** Alarms that no hotline has taken. */
    public int untaken() {
        return book.countUntaken();
    }

    /** Completes when alarms go to the database for the first time. */
    public CompletableFuture<Void> whenReached() {
        return lane.whenReached();
    }

    /** Why alarms are not stored now, or null. */
    public @Nullable String problem() {
        return lane.problem();
    }

    @Override
    public void close() {
        lane.close();
        lastResort.close();
    }

    /** Who puts something there is made before the lane, which tells them what became of it. */
    private final class ToLane implements AlarmQueue {
        @Override
        public void put(AlarmWork work) {
            lane.put(work);
        }

        @Override
        public void putAfter(Runnable first, AlarmWork work) {
            lane.putAfter(first, work);
        }
    }
}
