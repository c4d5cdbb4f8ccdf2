package cn.yinling.hotline.dispatch;

import cn.yinling.hotline.dispatch.Effect.Why;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is put before whom, after every command: first the seats that are ready, then, for people
 * alone, those that have missed an offer.
 */
final class Assignment {
    private static final Comparator<Seat> LONGEST_MISSED_FIRST =
            Comparator.comparing((Seat seat) -> seat.missedAt)
                    .thenComparingInt(seat -> seat.number);

    private final Board board;
    private final Round round;

    Assignment(Round round) {
        this.board = round.board;
        this.round = round;
    }

    void make() {
        fillReadySeats();
        overtake();
        ringMissedSeats();
        tellUnheard();
    }

    /**
     * Every free seat gets a case while there is one, also one that rings where nobody answers;
     * what cannot wait is put before an agent who still does paper work, where nobody else is free.
     */
    private void fillReadySeats() {
        for (QueuedCase next = mostUrgent(); next != null; next = mostUrgent()) {
            QueuedCase queued = next;
            Optional<Seat> best =
                    best(
                            seat -> seat.takes(queued),
                            Comparator.comparing(Seat::isWrappingUp)
                                    .thenComparing(queued.bestSeatFirst()));
            if (best.isEmpty()) {
                return;
            }
            ringingAgain(next).ifPresent(seat -> round.withdraw(seat, Why.SEAT_READY));
            round.offer(next, best.get());
        }
    }

    /** Of those who wait and those who ring at a seat that has missed an offer. */
    private @Nullable QueuedCase mostUrgent() {
        Stream<QueuedCase> ringing =
                board.seats.values().stream()
                        .filter(Seat::ringsAgain)
                        .flatMap(seat -> Stream.ofNullable(board.offeredTo(seat)));
        return Stream.concat(board.waiting.stream().limit(1), ringing)
                .min(QueuedCase.MOST_URGENT_FIRST)
                .orElse(null);
    }

    private Optional<Seat> ringingAgain(QueuedCase queued) {
        return board.seats.values().stream()
                .filter(seat -> seat.ringsAgain() && seat.isOffered(queued.caseId))
                .findFirst();
    }

    /** A person who waits gets the seat at which something else is not accepted yet. */
    private void overtake() {
        while (isPersonWaiting()) {
            QueuedCase person = board.waiting.first();
            Optional<Seat> seat = best(this::isOfferedWhatIsNoPerson, person.bestSeatFirst());
            if (seat.isEmpty()) {
                return;
            }
            round.withdraw(seat.get(), Why.OVERTAKEN);
            round.offer(person, seat.get());
        }
    }

    private boolean isOfferedWhatIsNoPerson(Seat seat) {
        QueuedCase offered = board.offeredTo(seat);
        return offered != null && !offered.concernsPerson();
    }

    private void ringMissedSeats() {
        while (isPersonWaiting()) {
            Optional<Seat> seat = best(Seat::canBeTriedAgain, LONGEST_MISSED_FIRST);
            if (seat.isEmpty()) {
                return;
            }
            QueuedCase next =
                    board.waiting.stream().min(QueuedCase.LONGEST_UNRUNG_FIRST).orElseThrow();
            round.offer(next, seat.get());
        }
    }

    private boolean isPersonWaiting() {
        return !board.waiting.isEmpty() && board.waiting.first().concernsPerson();
    }

    private void tellUnheard() {
        boolean isSettled = board.settlesAt == null || board.hasAnybodyMissed();
        board.unheard()
                .filter(queued -> queued.cannotWait() && !queued.isToldUnheard)
                .filter(queued -> isSettled || !board.waiting.contains(queued))
                .toList()
                .forEach(queued -> {
                    queued.isToldUnheard = true;
                    round.add(new Effect.Unheard(queued.caseId));
                });
    }

    private Optional<Seat> best(Predicate<Seat> which, Comparator<Seat> first) {
        return board.seats.values().stream().filter(which).min(first);
    }
}
