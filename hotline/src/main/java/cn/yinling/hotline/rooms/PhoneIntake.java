package cn.yinling.hotline.rooms;

import cn.yinling.hotline.calls.EndCause;
import cn.yinling.hotline.calls.PhoneEvent;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.PhoneState;
import cn.yinling.hotline.dispatch.Command;
import cn.yinling.hotline.dispatch.Offer;
import java.util.Optional;

/** What the telephones do to cases. Of the control room's thread alone. */
final class PhoneIntake {
    private final Desk desk;
    private final Turns turns;
    private final Calling calling;
    private final Callers callers;
    private final Views views;

    PhoneIntake(Desk desk, Turns turns, Calling calling, Callers callers, Views views) {
        this.desk = desk;
        this.turns = turns;
        this.calling = calling;
        this.callers = callers;
        this.views = views;
    }

    void happened(PhoneEvent event) {
        calling.happened(event);
        switch (event) {
            case PhoneEvent.Ringing(String callId) ->
                    desk.phones()
                            .current(callId)
                            .ifPresent(offer -> record(offer, Kind.PHONE_RINGING));
            case PhoneEvent.Answered(String callId) -> answered(callId);
            case PhoneEvent.Arrived arrived -> callers.arrived(arrived);
            case PhoneEvent.Ended ended -> {
                ended(ended.callId(), ended.cause());
                callers.gone(ended);
            }
            case PhoneEvent.Found found -> {}
            case PhoneEvent.ExchangeUp up -> {}
            case PhoneEvent.ExchangeDown down -> {}
        }
        views.changed();
    }

    private void answered(String callId) {
        desk.phones().answered(callId);
        if (desk.legs().get(callId) != null) {
            return;
        }
        Optional<Offer> offer = desk.phones().current(callId);
        if (offer.isEmpty()) {
            // Picked up in the moment in which the case went elsewhere.
            desk.exchange().hangUp(callId);
            return;
        }
        record(offer.get(), Kind.PHONE_ANSWERED);
        turns.take(new Command.Answer(offer.get()));
        calling.joinCaller(offer.get().caseId());
    }

    private void ended(String callId, EndCause cause) {
        SeatPhones.Ended ended = desk.phones().ended(callId, cause);
        if (ended == null) {
            return;
        }
        desk.meters().rang(ended.answered(), cause);
        ended.offer()
                .ifPresent(offer -> {
                    if (ended.answered()) {
                        Case of = desk.book().get(offer.caseId());
                        if (of != null) {
                            desk.book().put(of.with(PhoneState.ENDED));
                        }
                    } else {
                        desk.recorder()
                                .happened(
                                        offer.caseId(),
                                        new CaseEvent(
                                                desk.now(),
                                                Kind.PHONE_FAILED,
                                                offer.seat(),
                                                offer.agent().name(),
                                                cause.words()));
                    }
                });
    }

    private void record(Offer offer, Kind kind) {
        desk.recorder()
                .happened(
                        offer.caseId(), Turns.event(desk.now(), kind, offer.seat(), offer.agent()));
    }
}
