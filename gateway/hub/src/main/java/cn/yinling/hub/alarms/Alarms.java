package cn.yinling.hub.alarms;

import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.hub.rules.Finding;
import cn.yinling.hub.sessions.Publication;
import cn.yinling.hub.sessions.Refusal;
import cn.yinling.hub.sessions.Session;
import cn.yinling.hub.sessions.Sessions;
import cn.yinling.hub.sessions.Submission;
import cn.yinling.hub.spool.Backlog;
import cn.yinling.hub.spool.Spool;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The alarm's way: raised by a device, durable in its own lane, pushed to the hotline beside the
 * commit, moved on by what the hotline says. Thread-safe; never blocks.
 */
public final class Alarms implements AutoCloseable {
    private final AlarmsConfig config;
    private final InstantSource clock;
    private final LastVitals lastVitals;
    private final UntakenAlarms untaken = new UntakenAlarms();
    private final AlarmStore store = new AlarmStore();
    private final DeviceCommands commands;
    private final HotlineDesk desk;
    private final StoredAlarms stored;
    private final AlarmLane lane;

    private Alarms(
            AlarmsConfig config,
            Database database,
            Spool spool,
            Sessions sessions,
            LastVitals lastVitals,
            MeterRegistry registry,
            InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.lastVitals = lastVitals;
        AlarmMeters meters = new AlarmMeters(registry, this::open, untaken::count);
        this.commands = new DeviceCommands(sessions, clock, config.commandValidity());
        this.desk =
                new HotlineDesk(
                        untaken, sessions, clock, config.pushEvery(), meters, this::takenBy);
        this.stored = new StoredAlarms(meters, clock, desk::taken);
        AlarmRefill refill = new AlarmRefill(new AlarmSink(database), stored, this::restore);
        Backlog<List<AlarmWork>> backlog =
                new Backlog<>(
                        "alarms", Backlog.Order.KEPT, spool, new SpooledAlarms(), refill, registry);
        backlog.forEach(batch -> batch.forEach(this::restore));
        this.lane = new AlarmLane(backlog, new AlarmSink(database), stored);
    }

    /** Starts the lane; once the database is there it takes up what was left open. */
    public static Alarms start(
            AlarmsConfig config,
            Database database,
            Spool spool,
            Sessions sessions,
            LastVitals lastVitals,
            MeterRegistry registry,
            InstantSource clock) {
        Alarms alarms = new Alarms(config, database, spool, sessions, lastVitals, registry, clock);
        alarms.lane.start();
        return alarms;
    }

    /** Raises an alarm; the submission is acknowledged when it is durable. */
    public void raise(RegisteredDevice device, Finding finding, Submission submission) {
        Alarm alarm =
                new Alarm(
                        AlarmId.of(device.id(), finding.cause(), finding.onset()),
                        finding.cause(),
                        finding.cause().lane(),
                        finding.onset(),
                        submission.receivedAt(),
                        device.source(),
                        device.place(),
                        device.resident(),
                        lastVitals.of(device.id()));
        String body = new String(LinkJson.write(alarm), StandardCharsets.UTF_8);
        AlarmWork.Raised raised = new AlarmWork.Raised(alarm, body, submission);
        lane.put(raised);
        desk.offer(raised.entry());
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
        desk.taken(alarmId);
        commands.moved(state);
    }

    /** A hotline hears alarms from now on. */
    public void hotlineListens(Session hotline) {
        desk.greet(hotline);
    }

    /** A device hears commands from now on. */
    public void deviceListens(Session session, String deviceId) {
        commands.greet(session, deviceId);
    }

    /** Pushes again what nobody took. To be called every now and then. */
    public void tick() {
        desk.pushAgain();
        commands.forgetExpired();
    }

    /** Alarms that are not closed, as the database last said. */
    public int open() {
        return stored.open();
    }

    /** Alarms that no hotline has taken. */
    public int untaken() {
        return untaken.count();
    }

    /** Why alarms are not stored now, or null. */
    public @Nullable String problem() {
        return lane.problem();
    }

    private void takenBy(AlarmWork.Taken taken) {
        lane.put(taken);
    }

    /** What an earlier hub left in the spool. */
    private void restore(AlarmWork work) {
        switch (work) {
            case AlarmWork.Raised raised -> desk.offer(raised.entry());
            case AlarmWork.Taken taken -> desk.taken(taken.alarmId());
            case AlarmWork.Moved moved -> {
                desk.taken(moved.state().alarmId());
                commands.moved(moved.state());
            }
        }
    }

    private void restore(Handle handle) {
        store.untaken(handle).forEach(desk::offer);
        store.movedSince(handle, clock.instant().minus(config.commandValidity()))
                .forEach(commands::restore);
    }

    @Override
    public void close() {
        lane.close();
    }
}
