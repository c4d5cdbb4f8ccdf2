package cn.yinling.hotline.rooms;

import cn.yinling.hotline.alarms.Arrival;
import cn.yinling.hotline.calls.EndCause;
import cn.yinling.hotline.calls.PhoneEvent;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.CaseSource;
import cn.yinling.hotline.cases.CaseState;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.gateway.KnownCaller;
import cn.yinling.hotline.seats.ReplyProblem;
import cn.yinling.link.alarm.Alarm;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes cases of calls, at once; who calls is found out meanwhile. A caller who hangs up before
 * anybody answers keeps her place and is called back. Of the control room's thread alone.
 */
final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

    private final Desk desk;
    private final AlarmIntake alarms;
    private final Calling calling;
    private final Turns turns;
    private final Views views;
    private final Executor loop;

    /** The cases of whose callers somebody is asked. */
    private final Set<String> asked = new HashSet<>();

    Callers(
            Desk desk,
            AlarmIntake alarms,
            Calling calling,
            Turns turns,
            Views views,
            Executor loop) {
        this.desk = desk;
        this.alarms = alarms;
        this.calling = calling;
        this.turns = turns;
        this.views = views;
        this.loop = loop;
    }

    /**
     * To be called every two seconds. Callers wait for us while somebody is here to speak to them;
     * else the exchange rings the seats.
     */
    void pass() {
        findAll();
        boolean isAnybodyHere =
                desk.dispatcher().seats().stream()
                        .map(SeatReport::occupant)
                        .anyMatch(agent -> agent != null && !agent.robot());
        if (isAnybodyHere) {
            desk.exchange().takesCallers();
            sayWhoIsAhead();
        }
    }

    private void sayWhoIsAhead() {
        List<String> waiting = desk.dispatcher().waiting();
        for (Leg leg : desk.legs().all()) {
            int ahead = waiting.indexOf(leg.caseId());
            if (leg.party() instanceof Party.Caller && !leg.isUp() && ahead >= 0) {
                desk.exchange().sayAhead(leg.callId(), ahead);
            }
        }
    }

    void arrived(PhoneEvent.Arrived call) {
        String callId = call.callId();
        alarms.take(
                new Arrival(
                        CallAlarm.of(callId, call.number(), desk.now()), System.nanoTime(), null),
                () -> {});
        Case of = desk.book().ofAlarm(CallAlarm.alarmId(callId));
        if (of == null) {
            // An earlier process has closed the case and could not hang up any more.
            desk.exchange().hangUp(callId);
            return;
        }
        desk.legs().put(Leg.waiting(callId, of.id(), desk.now()));
        calling.joinCaller(of.id());
        find(of);
    }

    /** Looks for whom nobody has told of yet, for example while the gateway was away. */
    private void findAll() {
        desk.book().openCases().forEach(this::find);
    }

    private void find(Case of) {
        String number = of.source() instanceof CaseSource.Caller caller ? caller.voice() : null;
        if (number == null || desk.maybe().isKnown(of.id()) || !asked.add(of.id())) {
            return;
        }
        var _ =
                desk.directory()
                        .find(number)
                        .whenComplete((found, failure) ->
                                loop.execute(() -> {
                                    asked.remove(of.id());
                                    if (failure == null) {
                                        found(of.id(), found);
                                    } else {
                                        LOG.debug(
                                                "caller of {} is not found: {}",
                                                of.id(),
                                                failure.toString());
                                    }
                                }));
    }

    private void found(String caseId, List<KnownCaller> callers) {
        Case of = desk.book().get(caseId);
        if (of == null) {
            return;
        }
        desk.maybe().put(caseId, callers);
        desk.maybe().keep(id -> desk.book().get(id) != null);
        boolean isSaid = of.timeline().stream().anyMatch(event -> event.kind() == Kind.IDENTIFIED);
        if (callers.size() == 1 && !isSaid) {
            identify(of, callers.getFirst(), null);
        }
        views.changed();
    }

    /**
     * The agent says who it is.
     *
     * @param key see {@link KnownCaller#key()}; null for none of those
     */
    Optional<ReplyProblem> identify(Case of, @Nullable String key, SeatReport by) {
        Optional<KnownCaller> chosen =
                desk.maybe().of(of.id()).stream().filter(one -> one.key().equals(key)).findFirst();
        if (!(of.source() instanceof CaseSource.Caller) || (key != null && chosen.isEmpty())) {
            return Optional.of(ReplyProblem.MALFORMED);
        }
        identify(of, chosen.orElse(null), by);
        return Optional.empty();
    }

    private void identify(Case of, @Nullable KnownCaller as, @Nullable SeatReport by) {
        Alarm known =
                as == null
                        ? of.alarm().of(null, CallAlarm.somewhere(of.source().voice()))
                        : of.alarm().of(as.resident(), as.place());
        String role = as == null ? null : as.role();
        desk.recorder().identified(of, known, event(Kind.IDENTIFIED, role, by));
        desk.dispatcher().seats().forEach(seat -> noteShown(of.id(), seat));
        views.changed();
    }

    /** Before whom the case is, sees her record from now on. */
    private void noteShown(String caseId, SeatReport seat) {
        Occupant agent = seat.occupant();
        if (seat.hasBeforeIt(caseId) && agent != null) {
            desk.trail().note(agent, "identifyCaller", caseId);
        }
    }

    void verified(Case of, SeatReport by) {
        desk.recorder().happened(of.id(), event(Kind.VERIFIED, null, by));
        views.changed();
    }

    /** A caller has hung up. One who cannot be called back needs nobody any more. */
    void gone(PhoneEvent.Ended call) {
        Case of = desk.book().ofAlarm(CallAlarm.alarmId(call.callId()));
        if (of == null
                || call.cause() != EndCause.ABANDONED
                || of.state() == CaseState.ACCEPTED
                || of.source().voice() != null) {
            return;
        }
        turns.clear(of.id(), desk.now());
    }

    private CaseEvent event(Kind kind, @Nullable String text, @Nullable SeatReport by) {
        return by == null || by.occupant() == null
                ? CaseEvent.of(desk.now(), kind, text)
                : new CaseEvent(desk.now(), kind, by.number(), by.occupant().name(), text);
    }
}
