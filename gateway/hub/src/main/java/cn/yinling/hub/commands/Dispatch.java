package cn.yinling.hub.commands;

import cn.yinling.hub.doors.Answers;
import cn.yinling.hub.doors.Part;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands' thread's work: writes what happened, then tells each device that is here the first
 * of what waits for it. The table says what that is, so a hub that starts goes on where the last
 * one ended. Queueing is thread-safe, the rest is of one thread.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH_MOST = 500;

    private final CommandsConfig config;
    private final Database database;
    private final InstantSource clock;
    private final CommandStore store = new CommandStore();
    private final AlarmNewsStore newsStore = new AlarmNewsStore();
    private final Carriers carriers = new Carriers();
    private final Announcements announcements;
    private final BlockingQueue<Happening> waiting = new LinkedBlockingQueue<>();

    /** What it took and has not dealt with; whatever fails, it is tried again. */
    private List<Happening> batch = List.of();

    private long nextSweepNanos = System.nanoTime();
    private boolean isFailing;

    Dispatch(CommandsConfig config, Database database, InstantSource clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.announcements =
                new Announcements(
                        carriers,
                        clock,
                        (news, what) -> heard(news.device(), news.commandId(), what));
    }

    void carryBy(Carrier carrier) {
        carriers.add(carrier);
    }

    /** False where too much waits already, as while the database is away. */
    boolean put(Happening happening) {
        return waiting.size() < MOST_WAITING && waiting.add(happening);
    }

    /**
     * Tells a device of an alarm at once, and has it stored: there are few, and none may be lost.
     */
    void announce(AlarmNews news) {
        waiting.add(new Happening.Announced(news, announcements.keep(news)));
        announcements.carry(news);
    }

    /** Has it stored, where that was not done before; the device hears of it then. */
    void announceStored(AlarmNews news) {
        waiting.add(new Happening.Announced(news, null));
    }

    /** A device can hear from now on. */
    void came(DeviceId device) {
        announcements.came(device);
        put(new Happening.Came(device));
    }

    /** Deals with what there is, and now and then with everything that is open. */
    void turn() throws InterruptedException {
        if (batch.isEmpty()) {
            batch = next();
        }
        boolean isSweep = System.nanoTime() - nextSweepNanos >= 0;
        while (!isDealtWith(isSweep)) {
            Thread.sleep(PAUSE);
        }
        if (isSweep) {
            nextSweepNanos = System.nanoTime() + config.retryEvery().toNanos();
        }
        batch = List.of();
    }

    private List<Happening> next() throws InterruptedException {
        long nanos = nextSweepNanos - System.nanoTime();
        Happening first = nanos > 0 ? waiting.poll(nanos, TimeUnit.NANOSECONDS) : waiting.poll();
        List<Happening> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
            waiting.drainTo(all, BATCH_MOST);
        }
        return all;
    }

    private boolean isDealtWith(boolean isSweep) {
        try {
            List<Happening.Ended> unknown = database.jdbi().inTransaction(this::write);
            answer(batch, unknown);
            forget(batch);
            tell(batch);
            if (isSweep) {
                sweep();
            }
            if (isFailing) {
                LOG.info("commands go on");
            }
            isFailing = false;
            return true;
        } catch (RuntimeException e) {
            if (!isFailing) {
                LOG.warn("commands wait for the database: {}", e.getMessage());
            }
            isFailing = true;
            return false;
        }
    }

    /** What was said of commands that there are not. */
    private List<Happening.Ended> write(Handle handle) {
        List<Happening.Ended> unknown = new ArrayList<>();
        for (Happening happening : batch) {
            switch (happening) {
                case Happening.Queued _, Happening.Came _ -> {}
                case Happening.Announced(AlarmNews news, Instant sentAt) ->
                        newsStore.add(handle, news, sentAt);
                case Happening.Delivered(DeviceId device, String id, Instant at) ->
                        store.delivered(handle, id, device, at);
                case Happening.Ended ended -> {
                    if (!isKnown(handle, ended)) {
                        unknown.add(ended);
                    }
                }
            }
        }
        return unknown;
    }

    /** Also where it ended before: its device says it again. */
    private boolean isKnown(Handle handle, Happening.Ended ended) {
        return store.ended(
                        handle,
                        ended.id(),
                        ended.device(),
                        ended.state(),
                        ended.at(),
                        ended.detail())
                || store.get(handle, ended.id())
                        .filter(command -> command.device().equals(ended.device()))
                        .isPresent();
    }

    private void forget(List<Happening> batch) {
        for (Happening happening : batch) {
            if (happening instanceof Happening.Announced(AlarmNews news, _)) {
                announcements.done(news.device(), news.commandId());
            }
        }
    }

    private static void answer(List<Happening> batch, List<Happening.Ended> unknown) {
        Answers answers = new Answers();
        for (Happening happening : batch) {
            if (happening instanceof Happening.Ended ended && ended.submission() != null) {
                Submission submission = ended.submission();
                if (unknown.contains(ended)) {
                    submission.refuse(
                            Refusal.MALFORMED, "this device was not told a command of that id");
                } else {
                    answers.add(submission, Part.Itself.ITSELF);
                }
            }
        }
        answers.send();
    }

    private void tell(List<Happening> batch) {
        Set<String> devices = new HashSet<>();
        Set<String> cameNow = new HashSet<>();
        for (Happening happening : batch) {
            devices.add(happening.device().value());
            if (happening instanceof Happening.Came) {
                cameNow.add(happening.device().value());
            }
        }
        if (!devices.isEmpty()) {
            carry(devices, cameNow, clock.instant());
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        database.jdbi()
                .useTransaction(handle -> {
                    int ended = store.expire(handle, now) + store.cancelRevoked(handle, now);
                    store.forget(handle, now.minus(config.keepFor()));
                    if (ended > 0) {
                        LOG.info("{} commands expired or cancelled", ended);
                    }
                });
        carry(Set.of(), Set.of(), now);
    }

    /** Of those devices, or of all where none is named. */
    private void carry(Set<String> devices, Set<String> cameNow, Instant now) {
        List<Command> next = database.jdbi().withHandle(handle -> store.next(handle, devices, now));
        for (Command command : next) {
            boolean isDue =
                    command.state() == Command.State.QUEUED
                            || cameNow.contains(command.device().value())
                            || isOverdue(command, now);
            if (isDue) {
                carry(command, now);
            }
        }
    }

    private boolean isOverdue(Command command, Instant now) {
        Instant sent = command.sentAt();
        return sent == null || !sent.plus(config.retryEvery()).isAfter(now);
    }

    private void carry(Command command, Instant now) {
        if (carriers.reach(command.device())) {
            database.jdbi().useHandle(handle -> store.sent(handle, command, now));
            carriers.carry(
                    command.device(),
                    command.onTheWire(),
                    news -> heard(command.device(), command.id(), news));
        }
    }

    private void heard(DeviceId device, String id, Carrier.News news) {
        Instant now = clock.instant();
        announcements.done(device, id);
        put(
                switch (news) {
                    case Carrier.News.Delivered() -> new Happening.Delivered(device, id, now);
                    case Carrier.News.Done() ->
                            new Happening.Ended(device, id, Command.State.DONE, now, null, null);
                    case Carrier.News.Impossible(String why) ->
                            new Happening.Ended(device, id, Command.State.FAILED, now, why, null);
                });
    }
}
