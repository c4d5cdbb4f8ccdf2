package cn.yinling.hotline.dispatch;

import java.time.Duration;
import java.time.Instant;

/**
 * A case put before one seat for a while.
 *
 * @param number never used twice by one dispatcher
 * @param leaseUntil when it goes to the next seat
 */
public record Offer(
        long number, String caseId, int seat, Occupant agent, Instant madeAt, Instant leaseUntil) {

    Offer onClock(Duration ahead) {
        return new Offer(number, caseId, seat, agent, madeAt.plus(ahead), leaseUntil.plus(ahead));
    }
}
