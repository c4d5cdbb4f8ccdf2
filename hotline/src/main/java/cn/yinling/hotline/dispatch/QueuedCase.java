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

    /** The most urgent lane first, and within it who has waited longest. */
    static final Comparator<QueuedCase> MOST_URGENT_FIRST =
            Comparator.comparing((QueuedCase queued) -> queued.lane)
                    .thenComparing(queued -> queued.waitingSince)
                    .thenComparing(queued -> queued.caseId);

    final String caseId;
    private final Instant openedAt;
    private Instant waitingSince;
    private Lane lane;

    /** The number of the last offer to a seat, by seat. */
    private final Map<Integer, Long> lastOffers = new HashMap<>();

    QueuedCase(String caseId, Lane lane, Instant openedAt) {
        this.caseId = caseId;
        this.lane = lane;
        this.openedAt = openedAt;
        this.waitingSince = openedAt;
    }

    /** Becomes more urgent; only while it is in no sorted set. */
    void pressedAgain(Lane next, int presses) {
        lane = next.compareTo(lane) < 0 ? next : lane;
        waitingSince = openedAt.minus(A_PRESS.multipliedBy(Math.max(0, presses - 1)));
    }

    /** Whether somebody may be in need, and not only a device. */
    boolean concernsPerson() {
        return lane.concernsPerson();
    }

    void offeredTo(int seat, long offer) {
        lastOffers.put(seat, offer);
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
