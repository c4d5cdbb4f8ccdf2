package cn.yinling.hotline.rooms;

import cn.yinling.hotline.alarms.AlarmTaker;
import cn.yinling.hotline.alarms.Arrival;
import cn.yinling.hotline.calls.PhoneEvent;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.Remembered;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.Floor;
import cn.yinling.hotline.seats.ReplyProblem;
import cn.yinling.hotline.seats.SeatCommand;
import cn.yinling.hotline.seats.SeatScreen;
import cn.yinling.hotline.seats.SeatSession;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything meets: what comes from the hub, the exchange, the database and the consoles
 * waits in one line for one thread. Thread-safe.
 */
public final class ControlRoom implements Floor, AlarmTaker {
    private static final Logger LOG = LoggerFactory.getLogger(ControlRoom.class);

    /** See {@code config/asterisk/extensions.conf}. */
    private static final Duration SAY_EVERY = Duration.ofSeconds(2);

    private final Context loop;
    private final Views views;
    private final Restoration restoration;
    private final AlarmIntake alarms;
    private final Callers callers;
    private final PhoneIntake phones;
    private final SeatIntake seats;

    /** Opens it, empty; it has a thread of its own. */
    public static ControlRoom open(Vertx vertx, RoomConfig config, Surroundings around) {
        Context loop = vertx.getOrCreateContext();
        ControlRoom room = new ControlRoom(vertx, loop, Desk.of(config, around, loop));
        vertx.setPeriodic(SAY_EVERY.toMillis(), _ -> room.run(room.callers::pass));
        return room;
    }

    private ControlRoom(Vertx vertx, Context loop, Desk desk) {
        this.loop = loop;
        LoopTimer timer = new LoopTimer(vertx, desk.deadlines());
        this.views = new Views(desk, timer);
        Calling calling = new Calling(desk, views);
        Turns turns = new Turns(desk, calling, views, timer);
        this.restoration = new Restoration(desk, turns, calling, views, this::run);
        this.alarms = new AlarmIntake(desk, turns, views, restoration, this::run);
        this.callers = new Callers(desk, alarms, calling, turns, views, this::run);
        this.phones = new PhoneIntake(desk, turns, calling, callers, views);
        this.seats =
                new SeatIntake(
                        desk,
                        turns,
                        calling,
                        callers,
                        views,
                        new Closer(desk, turns, views, timer));
    }

    @Override
    public void take(Arrival arrival, Runnable durable) {
        run(() -> alarms.take(arrival, durable));
    }

    /** The open cases that the file beside the database knows, where it is away at the start. */
    public void known(List<Case> open) {
        run(() -> restoration.known(open));
    }

    /** What an earlier process has left. */
    public void remembered(Remembered remembered) {
        run(() -> restoration.remembered(remembered));
    }

    public void phone(PhoneEvent event) {
        run(() -> phones.happened(event));
    }

    /** Something changed that is on every screen. */
    public void changed() {
        run(views::changed);
    }

    @Override
    public CompletionStage<List<SeatReport>> seats() {
        return ask(seats::seats);
    }

    @Override
    public CompletionStage<Optional<Refusal>> enter(int seat, Occupant agent) {
        return ask(() -> seats.enter(seat, agent));
    }

    @Override
    public void leave(SeatSession session) {
        run(() -> seats.leave(session));
    }

    @Override
    public void expire() {
        run(seats::expire);
    }

    @Override
    public void arrived(SeatSession session, SeatScreen screen) {
        run(() -> seats.arrived(session, screen));
    }

    @Override
    public void gone(SeatSession session, SeatScreen screen) {
        run(() -> seats.gone(session, screen));
    }

    @Override
    public CompletionStage<Optional<Case>> shown(SeatSession session, String caseId) {
        return ask(() -> seats.shown(session, caseId));
    }

    @Override
    public CompletionStage<Optional<ReplyProblem>> command(
            SeatSession session, SeatCommand command) {
        return ask(() -> seats.command(session, command));
    }

    private void run(Runnable step) {
        loop.runOnContext(_ -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.error("a step of the control room failed", e);
            }
        });
    }

    private <T> CompletionStage<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.runOnContext(_ -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                LOG.error("a question to the control room failed", e);
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
