package cn.yinling.hub.alarms;

import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.hub.rules.Change;
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
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The alarm's way: raised by a device or a rule, durable in its own lane, pushed to the hotline
 * beside the commit, moved on by what the hotline says, over by itself or closed. Technical ones
 * wait, and gather in a storm. Thread-safe; never blocks.
 */
public final class Alarms implements AutoCloseable {
    private final InstantSource clock;
    private final LastVitals lastVitals;
    private final UntakenAlarms untaken = new UntakenAlarms();
    private final DeviceCommands commands;
    private final HotlineDesk desk;
    private final StormDesk storms;
    private final Unanswered unanswered;
    private final LastResort lastResort;
    private final StoredAlarms stored;
    private final AlarmLane lane;

    private Alarms(
            AlarmsConfig config,
            Database database,
            Spool spool,
            Sessions sessions,
            LastVitals lastVitals,
            MeterRegistry registry,
            InstantSource clock,
            Function<String, @Nullable RegisteredDevice> register) {
        this.clock = clock;
        this.lastVitals = lastVitals;
        AlarmMeters meters = new AlarmMeters(registry, this::open, untaken::count);
        this.commands = new DeviceCommands(sessions, clock, config.commandValidity());
        this.desk =
                new HotlineDesk(untaken, sessions, clock, config.pushEvery(), meters, this::put);
        this.storms =
                new StormDesk(config.storm(), new IncidentHomes(register), desk, this::put, clock);
        this.unanswered = new Unanswered(config.escalation());
        this.lastResort = new LastResort(config.escalation(), registry);
        this.stored = new StoredAlarms(meters, clock, desk, storms, unanswered);
        Restored restored = new Restored(desk, storms, commands, unanswered, clock);
        AlarmRefill refill =
                new AlarmRefill(
                        new AlarmSink(database),
                        stored,
                        handle -> restored.fromDatabase(handle, config.commandValidity()));
        Backlog<List<AlarmWork>> backlog =
                new Backlog<>(
                        "alarms", Backlog.Order.KEPT, spool, new SpooledAlarms(), refill, registry);
        backlog.forEach(batch -> batch.forEach(restored::fromSpool));
        this.lane = new AlarmLane(backlog, new AlarmSink(database), stored);
    }

    /**
     * Starts the lane; once the database is there it takes up what was left open.
     *
     * @param register a device by its id, null where it has none of that id
     */
    public static Alarms start(
            AlarmsConfig config,
            Database database,
            Spool spool,
            Sessions sessions,
            LastVitals lastVitals,
            MeterRegistry registry,
            InstantSource clock,
            Function<String, @Nullable RegisteredDevice> register) {
        Alarms alarms =
                new Alarms(
                        config, database, spool, sessions, lastVitals, registry, clock, register);
        alarms.lane.start();
        return alarms;
    }

    private void put(AlarmWork work) {
        if (work instanceof AlarmWork.Taken taken) {
            unanswered.taken(taken.alarmId());
        }
        lane.put(work);
    }

    /** Raises an alarm; the submission is acknowledged when it is durable. */
    public void raise(RegisteredDevice device, Change.Began began, Submission submission) {
        raise(device, began, submission.receivedAt(), submission);
    }

    private void raise(
            RegisteredDevice device,
            Change.Began began,
            Instant receivedAt,
            @Nullable Submission submission) {
        AlarmWork.Raised raised = raised(device, began, receivedAt, submission);
        Lane urgency = raised.alarm().lane();
        if (urgency == Lane.TECHNICAL) {
            storms.isIn(device.building(), raised.alarm().alarmId());
            lane.put(raised);
        } else {
            lane.put(raised);
            desk.offer(raised.entry());
            unanswered.raised(raised.alarm(), receivedAt);
        }
    }

    private AlarmWork.Raised raised(
            RegisteredDevice device,
            Change.Began began,
            Instant receivedAt,
            @Nullable Submission submission) {
        Finding finding = began.finding();
        Alarm alarm =
                new Alarm(
                                AlarmId.of(device.id(), finding.cause(), finding.onset()),
                                finding.cause(),
                                finding.cause().lane(),
                                finding.onset(),
                                receivedAt,
                                device.source(),
                                device.place(),
                                device.resident(),
                                lastVitals.of(device.id()))
                        .beyond(began.breach());
        String body = new String(LinkJson.write(alarm), StandardCharsets.UTF_8);
        return new AlarmWork.Raised(alarm, body, began.isSaid(), submission);
    }

    /** What the rules have found, where no sender waits for it. */
    public void changed(RegisteredDevice device, Change change) {
        Finding finding = change.finding();
        String alarmId = AlarmId.of(device.id(), finding.cause(), finding.onset());
        Instant now = clock.instant();
        switch (change) {
            case Change.Began began -> raise(device, began, now, null);
            case Change.Resumed _ -> lane.put(new AlarmWork.Resumed(alarmId, now));
            case Change.Ended(_, Instant at) ->
                    lane.put(new AlarmWork.Ended(alarmId, at, Ending.OVER));
            case Change.Passed(_, Instant endedAt, Breach breach) -> {
                lane.put(raised(device, new Change.Began(finding, false, breach), now, null));
                lane.put(new AlarmWork.Ended(alarmId, endedAt, Ending.RECOVERED_WHILE_AWAY));
            }
            case Change.Withdrawn _ ->
                    lane.put(new AlarmWork.Ended(alarmId, now, Ending.WITHDRAWN));
        }
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
        unanswered.moved(state);
    }

    /**
     * Closes a technical alarm that is repaired or means nothing; one about a person is an agent's
     * to close, and stays as it is.
     */
    public void close(String alarmId, String reason, String by) {
        lane.put(new AlarmWork.Closed(alarmId, clock.instant(), reason, by));
    }

    /** Told of the alarms of which something has changed in the database; must not block. */
    public void onChange(Consumer<Set<String>> listener) {
        stored.onChange(listener);
    }

    /** A hotline hears alarms from now on. */
    public void hotlineListens(Session hotline) {
        desk.greet(hotline);
    }

    /** A device hears commands from now on. */
    public void deviceListens(Session session, String deviceId) {
        commands.greet(session, deviceId);
    }

    /**
     * Pushes again what nobody took, and tells somebody else where nobody answers. To be called
     * every now and then.
     */
    public void tick() {
        Instant now = clock.instant();
        desk.pushAgain();
        storms.pass(now);
        commands.forgetExpired();
        for (Unanswered.Escalation escalation : unanswered.pass(now)) {
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
        return stored.open();
    }

    /** Alarms that no hotline has taken. */
    public int untaken() {
        return untaken.count();
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
}
