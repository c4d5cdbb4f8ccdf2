package cn.yinling.simulators.agents;

import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.Backoff;
import cn.yinling.simulators.chance.Chance;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One robot agent, on a thread of its own. */
final class Robot implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Robot.class);

    /** The first look, before anything has been shown. */
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final HotlineDoor door;
    private final RobotSettings.Credentials credentials;
    private final Pace pace;
    private final RobotPhones phones;
    private final Clock clock;
    private final Chance chance;
    private final AtomicInteger working;
    private final Backoff backoff;
    private int attempts;

    Robot(
            HotlineDoor door,
            RobotSettings settings,
            RobotSettings.Credentials credentials,
            RobotPhones phones,
            Clock clock,
            AtomicInteger working) {
        this.door = door;
        this.credentials = credentials;
        this.pace = settings.pace();
        this.phones = phones;
        this.clock = clock;
        this.chance = Chance.ofSeed(settings.seed()).on("robot").on(credentials.agent());
        this.working = working;
        this.backoff = new Backoff(chance.sequence());
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(tryToWork());
            }
        } catch (InterruptedException e) {
            LOG.debug("{} goes home", credentials.agent());
        }
    }

    /** Works until it loses its seat or the hotline; how long to wait before the next attempt. */
    private Duration tryToWork() throws InterruptedException {
        try {
            List<Integer> seats = door.emptySeats();
            if (seats.isEmpty()) {
                return pace.seatPoll();
            }
            int seat = chance.on("seat").on(attempts++).pick(seats);
            return switch (door.enter(credentials, seat)) {
                case HotlineDoor.Entry.Entered(String cookie) -> {
                    work(seat, cookie);
                    yield backoff.next();
                }
                // Another one was quicker: look again at once.
                case HotlineDoor.Entry.SeatTaken() -> Duration.ofMillis(20);
                case HotlineDoor.Entry.Refused(int status) -> {
                    LOG.warn("{} may not sign in: HTTP {}", credentials.agent(), status);
                    yield pace.seatPoll();
                }
            };
        } catch (IOException e) {
            LOG.debug("{} cannot reach the hotline: {}", credentials.agent(), e.toString());
            return backoff.next();
        }
    }

    private void work(int seat, String cookie) throws IOException, InterruptedException {
        SeatLine line = new SeatLine();
        WebSocket socket = door.open(cookie, line);
        working.incrementAndGet();
        try {
            String reason = serve(seat, line, socket);
            LOG.info("{} leaves seat {}: {}", credentials.agent(), seat, reason);
        } catch (InterruptedException e) {
            signOut(cookie);
            throw e;
        } finally {
            working.decrementAndGet();
            socket.abort();
        }
    }

    /** Why it is over. */
    private String serve(int seat, SeatLine line, WebSocket socket) throws InterruptedException {
        RobotMind mind = new RobotMind(pace, chance);
        SeatView view = null;
        Duration patience = A_WHILE;
        while (true) {
            SeatLine.Heard heard = line.next(patience);
            while (heard != null) {
                switch (heard) {
                    case SeatLine.Heard.Ended(String reason) -> {
                        return reason;
                    }
                    case SeatLine.Heard.Message(String text, _) -> view = read(text).orElse(view);
                }
                heard = line.nextAtOnce();
            }
            if (view != null) {
                backoff.reset();
                patience = act(mind.next(view, clock.instant()), seat, line, socket);
            }
        }
    }

    private Duration act(RobotMind.Step step, int seat, SeatLine line, WebSocket socket) {
        switch (step.deed()) {
            case NONE -> {}
            case ANSWER -> phones.answer(seat);
            case HANG_UP -> phones.hangUp(seat);
        }
        @Nullable RobotCommand command = step.command();
        if (command != null) {
            line.send(socket, command);
        }
        return step.lookAgainIn();
    }

    private Optional<SeatView> read(String text) {
        try {
            return SeatView.read(text);
        } catch (MalformedJsonException e) {
            LOG.warn("{} was shown what is no view: {}", credentials.agent(), e.getMessage());
            return Optional.empty();
        }
    }

    private void signOut(String cookie) {
        try {
            door.leave(cookie);
        } catch (IOException e) {
            LOG.debug("{} could not sign out: {}", credentials.agent(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
