package cn.yinling.hotline.rooms;

import cn.yinling.hotline.calls.EndCause;
import cn.yinling.hotline.calls.Endpoints;
import cn.yinling.hotline.calls.PhoneEvent;
import cn.yinling.hotline.calls.RingRequest;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.CaseSource;
import cn.yinling.hotline.cases.CaseState;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.cases.PhoneState;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.ReplyProblem;
import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings people together in a case by telephone: everybody is a leg of its conference, so that who
 * comes or goes cuts nobody else off. Of the control room's thread alone.
 */
final class Calling {
    /** How long somebody outside is rung: six times, as a carrier does. */
    private static final Duration RING_FOR = Duration.ofSeconds(45);

    private final Desk desk;
    private final Views views;

    Calling(Desk desk, Views views) {
        this.desk = desk;
        this.views = views;
    }

    /**
     * Calls somebody into the case that is in hand at {@code seat}; the problem where it cannot.
     */
    Optional<ReplyProblem> call(Case in, Party party, SeatReport seat) {
        if (!desk.exchange().isUp()) {
            return Optional.of(ReplyProblem.EXCHANGE_AWAY);
        }
        if (party instanceof Party.Agent) {
            return rejoin(in, seat);
        }
        if (desk.legs().find(in.id(), party).isPresent()) {
            return Optional.empty();
        }
        String number = party.number(in);
        if (number == null) {
            return Optional.of(ReplyProblem.NO_NUMBER);
        }
        if (Endpoints.isSame(number, desk.number())) {
            return Optional.of(ReplyProblem.OWN_NUMBER);
        }
        Optional<String> endpoint = Endpoints.of(number);
        endpoint.ifPresent(to -> dial(in, party, to, seat));
        return endpoint.isPresent()
                ? Optional.empty()
                : Optional.of(ReplyProblem.NUMBER_CANNOT_BE_DIALLED);
    }

    private void dial(Case in, Party party, String endpoint, SeatReport seat) {
        record(in.id(), Kind.CALLED, party.wireName(), seat);
        Leg leg = desk.legs().begin(in.id(), party, desk.now());
        String number = desk.number();
        desk.exchange()
                .ring(
                        new RingRequest(
                                leg.callId(), endpoint, number, number, in.id(), RING_FOR, false));
        views.changed();
    }

    /**
     * The agent's own telephone again. The exchange may believe for half a minute that she is still
     * on a line that has gone with her page: that one is given up.
     */
    private Optional<ReplyProblem> rejoin(Case in, SeatReport seat) {
        String endpoint = desk.phones().endpoint(seat.number());
        if (endpoint == null) {
            return Optional.of(ReplyProblem.NO_NUMBER);
        }
        agentLeaves(in.id());
        Leg leg = desk.legs().begin(in.id(), new Party.Agent(), desk.now());
        desk.exchange()
                .ring(
                        new RingRequest(
                                leg.callId(),
                                endpoint,
                                CallerName.of(in),
                                desk.number(),
                                in.id(),
                                desk.grace(),
                                true));
        show(in.id(), PhoneState.RINGING);
        return Optional.empty();
    }

    /**
     * Who has pressed for help hears a voice as soon as there is one; so does who has called, or
     * she is called back where she has hung up.
     */
    void accepted(Case accepted, Occupant agent, SeatReport seat) {
        if (agent.robot() || !desk.exchange().isUp()) {
            return;
        }
        boolean isCaller = accepted.source() instanceof CaseSource.Caller;
        if (isCaller && desk.legs().find(accepted.id(), new Party.Caller()).isPresent()) {
            joinCaller(accepted.id());
        } else if (isCaller || (accepted.lane() == Lane.EMERGENCY && accepted.isReadable())) {
            Stream.of(new Party.Caller(), new Party.Home(), new Party.AtOwnPhone())
                    .filter(party -> party.number(accepted) != null)
                    .findFirst()
                    .ifPresent(party -> call(accepted, party, seat));
        }
    }

    /** Who waits hears it ring until the agent is there to speak to. */
    void joinCaller(String caseId) {
        Case of = desk.book().get(caseId);
        if (of != null && of.state() == CaseState.ACCEPTED && of.phone() == PhoneState.ANSWERED) {
            desk.legs().of(caseId, new Party.Caller()).stream()
                    .filter(leg -> !leg.isUp())
                    .forEach(leg -> desk.exchange().connect(leg.callId(), caseId));
        }
    }

    void hangUp(String caseId, Party party) {
        desk.legs().of(caseId, party).forEach(leg -> desk.exchange().hangUp(leg.callId()));
    }

    /** Takes somebody out of the conference for a while: she hears that she is to wait. */
    void hold(String caseId, Party party, SeatReport by) {
        desk.legs().of(caseId, party).stream()
                .filter(leg -> leg.isUp() && !leg.isHeld())
                .forEach(leg -> {
                    desk.exchange().hold(leg.callId());
                    desk.legs().put(leg.held(desk.now()));
                    record(caseId, Kind.HELD, party.wireName(), by);
                    views.changed();
                });
    }

    /** Brings somebody back into the conference. */
    void takeUp(String caseId, Party party, @Nullable SeatReport by) {
        desk.legs().of(caseId, party).stream()
                .filter(Leg::isHeld)
                .forEach(leg -> {
                    desk.exchange().connect(leg.callId(), caseId);
                    desk.legs().put(leg.answered(desk.now()));
                    record(caseId, Kind.TAKEN_UP, party.wireName(), by);
                    views.changed();
                });
    }

    /** An agent has lost her case: whoever she has put on hold does not wait for nobody. */
    void agentIsLost(String caseId) {
        agentLeaves(caseId);
        desk.legs().of(caseId).forEach(leg -> takeUp(caseId, leg.party(), null));
    }

    /** Ends the line of the agent who has, or was offered, a case; everybody else goes on. */
    void agentLeaves(String caseId) {
        desk.phones().release(desk.exchange(), caseId);
        desk.legs()
                .find(caseId, new Party.Agent())
                .ifPresent(leg -> {
                    desk.legs().remove(leg.callId());
                    desk.exchange().hangUp(leg.callId());
                });
    }

    /** Ends every line of a case that is over. */
    void release(String caseId) {
        agentLeaves(caseId);
        desk.legs().of(caseId).forEach(leg -> desk.exchange().hangUp(leg.callId()));
    }

    /** What was found before it was known which cases are open. */
    void settle() {
        desk.legs().all().forEach(this::endIfOver);
        views.changed();
    }

    private void endIfOver(Leg leg) {
        if (desk.book().isRestored() && desk.book().get(leg.caseId()) == null) {
            desk.exchange().hangUp(leg.callId());
        }
    }

    void happened(PhoneEvent event) {
        switch (event) {
            case PhoneEvent.Answered(String callId) -> answered(callId);
            case PhoneEvent.Ended(String callId, EndCause cause) -> ended(callId, cause);
            case PhoneEvent.Found found -> found(found);
            case PhoneEvent.Arrived arrived -> {}
            case PhoneEvent.Ringing ringing -> {}
            case PhoneEvent.ExchangeUp up -> {}
            case PhoneEvent.ExchangeDown down -> {}
        }
    }

    private void found(PhoneEvent.Found line) {
        String callId = line.callId();
        String callerIn = line.callerIn();
        Optional<Leg> found =
                callerIn == null
                        ? Leg.found(callId, desk.now())
                        : Optional.of(Leg.foundCaller(callId, callerIn, desk.now()));
        found.ifPresent(leg -> {
            desk.legs().put(line.isHeld() ? leg.held(desk.now()) : leg);
            endIfOver(leg);
        });
    }

    private void answered(String callId) {
        Leg ringing = desk.legs().get(callId);
        if (ringing == null) {
            return;
        }
        desk.legs().put(ringing.answered(desk.now()));
        desk.meters().reached(ringing.party(), null);
        if (ringing.party() instanceof Party.Agent) {
            show(ringing.caseId(), PhoneState.ANSWERED);
            joinCaller(ringing.caseId());
        } else {
            record(ringing.caseId(), Kind.CALL_ANSWERED, ringing.party().wireName(), null);
        }
    }

    private void ended(String callId, EndCause cause) {
        Leg over = desk.legs().remove(callId);
        if (over == null) {
            return;
        }
        String party = over.party().wireName();
        if (!over.isUp()) {
            desk.meters().reached(over.party(), cause);
        }
        if (over.party() instanceof Party.Agent) {
            show(over.caseId(), over.isUp() ? PhoneState.ENDED : PhoneState.FAILED);
        } else if (over.isUp()) {
            record(over.caseId(), Kind.CALL_ENDED, party, null);
        } else {
            record(over.caseId(), Kind.CALL_FAILED, party + " " + cause.wireName(), null);
        }
    }

    private void show(String caseId, PhoneState phone) {
        Case of = desk.book().get(caseId);
        if (of != null) {
            desk.book().put(of.with(phone));
            views.changed();
        }
    }

    private void record(String caseId, Kind kind, String text, @Nullable SeatReport by) {
        Occupant agent = by == null ? null : by.occupant();
        desk.recorder()
                .happened(
                        caseId,
                        new CaseEvent(
                                desk.now(),
                                kind,
                                by == null ? null : by.number(),
                                agent == null ? null : agent.name(),
                                text));
    }
}
