package cn.yinling.hotline.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The seats, the cases and who waits; touched by the dispatcher alone. */
final class Board {
    final Rules rules;
    final Map<Integer, Seat> seats = new TreeMap<>();
    final Map<String, QueuedCase> cases = new HashMap<>();

    /** The cases that nobody is offered. */
    final TreeSet<QueuedCase> waiting = new TreeSet<>(QueuedCase.MOST_URGENT_FIRST);

    /** Until when agents are still coming back after the start; null once that is over. */
    @Nullable Instant settlesAt;

    private long lastOffer;

    Board(Collection<Integer> seatNumbers, Rules rules, Instant now) {
        this.rules = rules;
        this.settlesAt = now.plus(rules.grace());
        seatNumbers.forEach(number -> seats.put(number, new Seat(number, now)));
    }

    long nextOffer() {
        return ++lastOffer;
    }

    @Nullable Seat seatOf(String agentId) {
        return seats.values().stream()
                .filter(seat -> seat.isHeldBy(agentId))
                .findFirst()
                .orElse(null);
    }

    /** The case that a seat is offered, null where it is offered none. */
    @Nullable QueuedCase offeredTo(Seat seat) {
        return seat.offer == null ? null : cases.get(seat.offer.caseId());
    }

    boolean hasAnybodyMissed() {
        return seats.values().stream().anyMatch(seat -> seat.mode == Mode.MISSED);
    }

    /** The cases that nobody is ready for: they wait, or ring where nobody answered before. */
    Stream<QueuedCase> unheard() {
        Stream<QueuedCase> ringing =
                seats.values().stream()
                        .filter(Seat::ringsAgain)
                        .flatMap(seat -> Stream.ofNullable(offeredTo(seat)));
        boolean isAnybodyReady = seats.values().stream().anyMatch(Seat::isReady);
        return isAnybodyReady ? ringing : Stream.concat(waiting.stream(), ringing);
    }
}
