package cn.yinling.hub.commands;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.link.command.CommandResult;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commands to devices: stored first, then brought to the device one after the other, again until it
 * says that it has them, and followed until it says what came of them or their time is over. A hub
 * that starts goes on with what waits. Thread-safe.
 */
public final class Commands implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final int LONGEST_DETAIL = 500;
    private static final int MOST_OF_A_PAGE = 500;

    private final CommandsConfig config;
    private final Database database;
    private final DeviceDirectory directory;
    private final InstantSource clock;
    private final CommandStore store = new CommandStore();
    private final Dispatch dispatch;
    private final Worker worker;

    private Commands(
            CommandsConfig config,
            Database database,
            DeviceDirectory directory,
            InstantSource clock) {
        this.config = config;
        this.database = database;
        this.directory = directory;
        this.clock = clock;
        this.dispatch = new Dispatch(config, database, clock);
        this.worker = Worker.vital("commands", new Carrying());
    }

    /** Begins, and returns at once; what waits is taken up when the database is there. */
    public static Commands start(
            CommandsConfig config,
            Database database,
            DeviceDirectory directory,
            Sessions sessions,
            InstantSource clock) {
        Commands commands = new Commands(config, database, directory, clock);
        commands.carryBy(new MqttCarrier(sessions));
        commands.worker.start();
        return commands;
    }

    /** Brings them in this way too, to devices that no way added before reaches. */
    public void carryBy(Carrier carrier) {
        dispatch.carryBy(carrier);
    }

    /** {@link #send(String, DeviceId, DeviceCommand.Kind, Map, Duration, String)} by a new id. */
    public Sending send(
            DeviceId device,
            DeviceCommand.Kind kind,
            Map<String, Object> arguments,
            Duration validFor,
            String by) {
        return send("c-" + UUID.randomUUID(), device, kind, arguments, validFor, by);
    }

    /**
     * Stores a command and sends it on its way. Blocks.
     *
     * @param id by which it is known; the same id sent again is the same command
     * @param validFor after which it means nothing any more
     * @param by who sends it, an operator's id or a part of the hub
     * @throws DatabaseAwayException where the database was never reached yet
     */
    public Sending send(
            String id,
            DeviceId device,
            DeviceCommand.Kind kind,
            Map<String, Object> arguments,
            Duration validFor,
            String by) {
        String objection = objection(id, device, kind, arguments, validFor);
        if (objection != null) {
            return new Sending.Refused(objection);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Command stored =
                database.jdbi()
                        .inTransaction(handle -> {
                            Instant expiresAt = now.plus(validFor);
                            store.add(handle, id, device, kind, arguments, by, now, expiresAt);
                            return store.get(handle, id).orElseThrow();
                        });
        if (!stored.device().equals(device) || stored.kind() != kind) {
            return new Sending.Refused("this id is another command's");
        }
        dispatch.put(new Happening.Queued(device));
        return new Sending.Accepted(stored);
    }

    /**
     * Tells a device what the hotline has done about its alarm: at once where it is there, also
     * while the database is away, and stored and followed like any other command as soon as that is
     * back. Never blocks.
     */
    public void tell(AlarmNews news) {
        dispatch.announce(news);
    }

    /** The same, where an earlier hub has perhaps done it: what the device was told is not said. */
    public void tellUnlessTold(AlarmNews news) {
        dispatch.announceStored(news);
    }

    private @Nullable String objection(
            String id,
            DeviceId device,
            DeviceCommand.Kind kind,
            Map<String, Object> arguments,
            Duration validFor) {
        if (!ID.matcher(id).matches()) {
            return "an id has 1 to 100 letters, digits, dots, colons, hyphens or underscores";
        }
        if (!validFor.isPositive() || validFor.compareTo(config.longestValidity()) > 0) {
            return "a command is valid for up to " + config.longestValidity();
        }
        RegisteredDevice known = directory.find(device.value());
        return known == null
                ? "no device %s may connect".formatted(device)
                : Order.objection(known.kind(), kind, arguments);
    }

    /** The command of that id. Blocks. */
    public Optional<Command> find(String id) {
        return database.jdbi().withHandle(handle -> store.get(handle, id));
    }

    /**
     * What a device was told, the newest first. Blocks.
     *
     * @param before the {@link Command#number()} before which to go on, null for the newest
     * @param most at most 500
     */
    public List<Command> of(DeviceId device, @Nullable Long before, int most) {
        return database.jdbi()
                .withHandle(handle ->
                        store.ofDevice(
                                handle,
                                device,
                                before == null ? Long.MAX_VALUE : before,
                                Math.clamp(most, 1, MOST_OF_A_PAGE)));
    }

    /** A device can hear commands from now on. On any thread. */
    public void listens(DeviceId device) {
        dispatch.came(device);
    }

    /** Takes what a device says of a command; it is acknowledged when it is durable. */
    public void answered(DeviceId device, byte[] payload, Submission submission) {
        CommandResult result;
        try {
            result = LinkJson.read(payload, CommandResult.class);
        } catch (MalformedJsonException e) {
            submission.refuse(Refusal.MALFORMED, String.valueOf(e.getMessage()));
            return;
        }
        if (!ID.matcher(result.commandId()).matches()) {
            submission.refuse(Refusal.MALFORMED, "no command has such an id");
            return;
        }
        Happening.Ended ended =
                new Happening.Ended(
                        device,
                        result.commandId(),
                        switch (result.outcome()) {
                            case DONE -> Command.State.DONE;
                            case FAILED -> Command.State.FAILED;
                        },
                        clock.instant(),
                        readable(result.detail()),
                        submission);
        if (!dispatch.put(ended)) {
            submission.postpone("results cannot be stored now: keep it and send it again");
        }
    }

    /** PostgreSQL's text cannot hold U+0000. */
    private static @Nullable String readable(@Nullable String detail) {
        return detail == null
                ? null
                : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL))
                        .replace('\0', '\uFFFD');
    }

    /** Why commands do not reach devices now, or null. */
    public @Nullable String problem() {
        return worker.problem();
    }

    private final class Carrying implements Work {
        @Override
        public void begin() throws Exception {
            database.whenReady().get();
        }

        @Override
        public void turn() throws InterruptedException {
            dispatch.turn();
        }
    }

    /** What was not written is heard again: nobody was told that it was. */
    @Override
    public void close() {
        worker.close();
    }
}
