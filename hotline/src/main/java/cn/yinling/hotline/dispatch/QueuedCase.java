package cn.yinling.hotline.dispatch;

import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** A case until it is closed; touched by the dispatcher alone. */
final class QueuedCase {
    /** So much longer somebody counts as having waited for each time she has pressed again. */
    private static final Duration A_PRESS = Duration.ofSeconds(20);

    /** The most urgent first, and among equals who has waited longest. */
    static final Comparator<QueuedCase> MOST_URGENT_FIRST =
            Comparator.comparing((QueuedCase queued) -> queued.urgency)
                    .thenComparing(queued -> queued.waitingSince)
                    .thenComparing(queued -> queued.caseId);

    /**
     * The order in which cases ring where nobody answered before: among equally urgent ones, a case
     * that has rung in vain does so again after those that have not rung, however often it is
     * pressed.
     */
    static final Comparator<QueuedCase> LONGEST_UNRUNG_FIRST =
            Comparator.comparing((QueuedCase queued) -> queued.urgency)
                    .thenComparingLong(queued -> queued.lastOffer)
                    .thenComparing(MOST_URGENT_FIRST);

    final String caseId;
    private final Instant openedAt;
    private Instant waitingSince;
    private Urgency urgency;
    private long lastOffer;

    /** Whether it was told that nobody is ready for it. */
    boolean isToldUnheard;

    /** The number of the last offer to a seat, by seat. */
    private final Map<Integer, Long> lastOffers = new HashMap<>();

    QueuedCase(String caseId, Urgency urgency, Instant openedAt) {
        this.caseId = caseId;
        this.urgency = urgency;
        this.openedAt = openedAt;
        this.waitingSince = openedAt;
    }

    /** Becomes more urgent; only while it is in no sorted set. */
    void pressedAgain(Urgency next, int presses) {
        urgency = next.compareTo(urgency) < 0 ? next : urgency;
        waitingSince = openedAt.minus(A_PRESS.multipliedBy(Math.max(0, presses - 1)));
    }

    /** Whether somebody may be in need, and not only a device. */
    boolean concernsPerson() {
        return urgency.lane().concernsPerson();
    }

    /** Whether somebody outside must hear when nobody is ready for it. */
    boolean cannotWait() {
        return urgency.lane().compareTo(Lane.URGENT) <= 0;
    }

    void offeredTo(int seat, long offer) {
        lastOffers.put(seat, offer);
        lastOffer = offer;
    }

    /**
     * The best seat first: never the one that has just let it go while there is another, a person
     * before a robot, the longest idle.
     */
    Comparator<Seat> bestSeatFirst() {
        return Comparator.comparingLong((Seat seat) -> lastOffers.getOrDefault(seat.number, -1L))
                .thenComparing(Seat::isRobot)
                .thenComparing(seat -> seat.idleSince)
                .thenComparingInt(seat -> seat.number);
    }
}
