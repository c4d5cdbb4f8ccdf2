package cn.yinling.hotline.rooms;

import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.cases.CaseBook;
import cn.yinling.hotline.cases.Today;
import cn.yinling.hotline.dispatch.Dispatcher;
import cn.yinling.hotline.dispatch.Rules;
import cn.yinling.hotline.escalation.LastResort;
import cn.yinling.hotline.gateway.CallerDirectory;
import cn.yinling.hotline.seats.Agents;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.hotline.seats.SeatConfig;
import cn.yinling.hotline.seats.SeatSessions;
import io.vertx.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the work of the control room is done with; of its thread alone.
 *
 * @param clock the time of day: of everything that is stored or shown
 * @param deadlines a clock that nobody sets: of everything that is waited for
 * @param number the hotline's own, as people dial it
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
        Legs legs,
        PhoneExchange exchange,
        CallerDirectory directory,
        MaybeCallers maybe,
        Screens screens,
        CaseTrail trail,
        Agents agents,
        SeatSessions sessions,
        Supplier<LinkStates> links,
        Duration grace,
        String number,
        LastResort lastResort,
        HotlineMeters meters) {

    /** An empty one; {@code loop} is the control room's thread. */
    static Desk of(RoomConfig config, Surroundings around, Context loop) {
        Instant now = around.clock().instant();
        CaseBook book = new CaseBook(config.zone());
        Executor afterwards = step -> loop.runOnContext(_ -> step.run());
        CaseRecorder recorder = new CaseRecorder(book, around.writer(), around.hub(), afterwards);
        String run = Long.toString(now.getEpochSecond(), Character.MAX_RADIX);
        return new Desk(
                around.clock(),
                around.deadlines(),
                new Dispatcher(
                        config.seats().stream().map(SeatConfig::number).toList(),
                        new Rules(config.lease(), config.grace(), config.wrapUp()),
                        around.deadlines().instant()),
                book,
                recorder,
                new Drafts(recorder::drafted, afterwards),
                new Closings(config.takeBack(), System::nanoTime),
                new Today(config.zone(), now),
                new SeatPhones(
                        config.hasPhones() ? config.seats() : List.of(),
                        run,
                        config.lease(),
                        config.number()),
                new Legs(run),
                around.exchange(),
                around.directory(),
                new MaybeCallers(),
                new Screens(),
                new CaseTrail(around.journal(), book),
                around.agents(),
                around.sessions(),
                around.links(),
                config.grace(),
                config.number(),
                around.lastResort(),
                around.meters());
    }

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
