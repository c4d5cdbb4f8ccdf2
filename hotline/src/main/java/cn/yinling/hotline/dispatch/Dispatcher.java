package cn.yinling.hotline.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The queue and the seats. A case is before one seat at most, a seat has one offer or case at most,
 * no case waits while a seat is free, no person while a seat is offered something else or one that
 * has missed an offer could be rung. Deterministic: what comes out depends on the commands and
 * their times alone. Times are of a clock that nobody sets. Not thread-safe.
 */
public final class Dispatcher {
    private final Board board;

    public Dispatcher(Collection<Integer> seatNumbers, Rules rules, Instant now) {
        this.board = new Board(seatNumbers, rules, now);
    }

    /** Carries {@code command} out at {@code now}, which must never go backwards. */
    public List<Effect> handle(Command command, Instant now) {
        if (board.settlesAt != null && !now.isBefore(board.settlesAt)) {
            board.settlesAt = null;
        }
        Round round = new Round(board, now);
        carryOut(command, new Seating(round), new Handling(round));
        new Assignment(round).make();
        board.seats.values().forEach(seat -> seat.stamp(now));
        return round.effects();
    }

    private static void carryOut(Command command, Seating seating, Handling handling) {
        switch (command) {
            case Command.Open open -> handling.open(open);
            case Command.Resume resume -> handling.resume(resume);
            case Command.Escalate escalate -> handling.escalate(escalate);
            case Command.Drop(String caseId) -> handling.drop(caseId);
            case Command.SignIn(int seat, Occupant agent) -> seating.signIn(seat, agent);
            case Command.Arrive(int seat, Occupant agent) -> seating.arrive(seat, agent);
            case Command.Leave(int seat, String agentId) -> seating.leave(seat, agentId);
            case Command.SignOut(int seat, String agentId) -> seating.signOut(seat, agentId);
            case Command.SetMode(int seat, Mode mode) -> seating.setMode(seat, mode);
            case Command.GoAway(int seat, AwayReason reason, boolean afterwards) ->
                    seating.goAway(seat, reason, afterwards);
            case Command.Accept(int seat, String caseId) -> handling.accept(seat, caseId);
            case Command.Pass(int seat, String caseId) -> handling.pass(seat, caseId);
            case Command.Answer(Offer offer) -> handling.answer(offer);
            case Command.Close(int seat, String caseId) -> handling.close(seat, caseId);
            case Command.Tick() -> seating.tick();
        }
    }

    /** When the next {@link Command.Tick} is due, null while nothing can expire. */
    public @Nullable Instant nextDeadline() {
        Stream<@Nullable Instant> ofSeats =
                board.seats.values().stream()
                        .flatMap(seat ->
                                Stream.of(
                                        seat.goneUntil,
                                        seat.wrapUpUntil,
                                        seat.offer == null ? null : seat.offer.leaseUntil()));
        Stream<@Nullable Instant> ofWaiting =
                board.waiting.isEmpty() ? Stream.empty() : Stream.ofNullable(board.settlesAt);
        return Stream.concat(ofSeats, ofWaiting)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Every seat, by number. */
    public List<SeatReport> seats() {
        return board.seats.values().stream().map(Seat::report).toList();
    }

    /** The seat of that number, null where there is none. */
    public @Nullable SeatReport seat(int number) {
        Seat seat = board.seats.get(number);
        return seat == null ? null : seat.report();
    }

    /** The cases that nobody is offered, in the order in which they will be. */
    public List<String> waiting() {
        return board.waiting.stream().map(queued -> queued.caseId).toList();
    }

    /** How many people nobody is ready for: they wait, or ring where nobody answered before. */
    public int unheard() {
        return (int) board.unheard().filter(QueuedCase::concernsPerson).count();
    }
}
