package cn.yinling.hotline.dispatch;

import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** A case until it is closed; touched by the dispatcher alone. */
final class QueuedCase {
    /** The most urgent lane first, and within it who has waited longest. */
    static final Comparator<QueuedCase> MOST_URGENT_FIRST =
            Comparator.comparing((QueuedCase queued) -> queued.lane)
                    .thenComparing(queued -> queued.openedAt)
                    .thenComparing(queued -> queued.caseId);

    final String caseId;
    final Instant openedAt;
    Lane lane;

    /** The number of the last offer to a seat, by seat. */
    private final Map<Integer, Long> lastOffers = new HashMap<>();

    QueuedCase(String caseId, Lane lane, Instant openedAt) {
        this.caseId = caseId;
        this.lane = lane;
        this.openedAt = openedAt;
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
