package cn.yinling.hotline;

import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.cases.CaseBook;
import cn.yinling.hotline.cases.Today;
import cn.yinling.hotline.dispatch.Dispatcher;
import cn.yinling.hotline.escalation.LastResort;
import cn.yinling.hotline.seats.Agents;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.hotline.seats.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the work of the control room is done with; of its thread alone.
 *
 * @param clock the time of day: of everything that is stored or shown
 * @param deadlines a clock that nobody sets: of everything that is waited for
 */
record Desk(
        Clock clock,
        InstantSource deadlines,
        Dispatcher dispatcher,
        CaseBook book,
        CaseRecorder recorder,
        Drafts drafts,
        Closings closings,
        Today today,
        SeatPhones phones,
        Supplier<PhoneExchange> exchange,
        Screens screens,
        Agents agents,
        Sessions sessions,
        Supplier<LinkStates> links,
        Duration grace,
        LastResort lastResort,
        HotlineMeters meters) {

    /** The time of day. */
    Instant now() {
        return clock.instant();
    }

    /** What a time of day is on the clock of the deadlines; never later than now. */
    Instant onDeadlines(Instant timeOfDay) {
        Duration ago = Duration.between(timeOfDay, now());
        Instant now = deadlines.instant();
        return ago.isNegative() ? now : now.minus(ago);
    }

    /** By how much the time of day is ahead of the clock of the deadlines. */
    Duration timeOfDayAhead() {
        return Duration.between(deadlines.instant(), now());
    }
}
