package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.dispatch.Command;
import cn.yinling.hotline.dispatch.Effect;
import cn.yinling.hotline.dispatch.Effect.Means;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Effect.Why;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.Offer;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.SeatScreen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the dispatcher its commands and does what it decides: the case's timeline, phones, screens.
 * Of the control room's thread alone.
 */
final class Turns {
    /** In the timeline: not only the log says so, somebody is told. */
    private static final String TOLD = "told";

    private final Desk desk;
    private final Calling calling;
    private final Views views;
    private final LoopTimer timer;

    Turns(Desk desk, Calling calling, Views views, LoopTimer timer) {
        this.desk = desk;
        this.calling = calling;
        this.views = views;
        this.timer = timer;
    }

    /** Carries {@code command} out; the reason where it was refused. */
    Optional<Refusal> take(Command command) {
        return take(command, null);
    }

    /**
     * The same for a command that an alarm has led to.
     *
     * @param receivedNanos when the alarm had arrived
     */
    Optional<Refusal> take(Command command, @Nullable Long receivedNanos) {
        Instant now = desk.now();
        List<Effect> effects = desk.dispatcher().handle(command, desk.deadlines().instant());
        effects.forEach(effect -> consequence(effect, now));
        if (command instanceof Command.Drop(String caseId)) {
            calling.release(caseId);
        }
        callAgents(effects, receivedNanos);
        timer.callAt(desk.dispatcher().nextDeadline(), () -> take(new Command.Tick()));
        views.changed();
        return effects.stream()
                .filter(Effect.Refused.class::isInstance)
                .map(effect -> ((Effect.Refused) effect).why())
                .findFirst();
    }

    /** On the screen first: the exchange's thread would take the processor from it. */
    private void callAgents(List<Effect> effects, @Nullable Long receivedNanos) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Offered(Offer offer)) {
                views.showNow(offer.seat(), () -> measure(receivedNanos));
                ring(offer);
            }
        }
    }

    private void measure(@Nullable Long receivedNanos) {
        if (receivedNanos != null) {
            desk.meters().onScreen(Duration.ofNanos(System.nanoTime() - receivedNanos));
        }
    }

    /** One that was taken back in the same turn rings nowhere. */
    private void ring(Offer offer) {
        SeatReport seat = desk.dispatcher().seat(offer.seat());
        Case offered = desk.book().get(offer.caseId());
        if (offered != null && seat != null && offer.equals(seat.offer())) {
            desk.phones().ring(desk.exchange(), offer, offered);
        }
    }

    private void consequence(Effect effect, Instant now) {
        switch (effect) {
            case Effect.Offered(Offer offer) -> offered(offer, now);
            case Effect.Withdrawn(Offer offer, Why why) -> withdrawn(offer, why, now);
            case Effect.Accepted(Offer offer, Means means) -> accepted(offer, means, now);
            case Effect.Returned(String caseId, int seat, Occupant agent) ->
                    returned(caseId, event(now, Kind.RETURNED, seat, agent));
            case Effect.Moved(String caseId, int seat, Occupant agent) ->
                    moved(caseId, agent, event(now, Kind.ACCEPTED, seat, agent));
            case Effect.Closed closed -> calling.release(closed.caseId());
            case Effect.Evicted(int seat, Occupant robot) -> {
                desk.sessions().end(robot.agentId());
                desk.screens()
                        .closeOf(
                                robot.agentId(),
                                SeatScreen.CLOSED_SEAT_TAKEN,
                                "a person has taken seat " + seat);
            }
            case Effect.Unheard(String caseId) -> unheard(caseId, now);
            case Effect.Refused refused -> {}
        }
    }

    private void offered(Offer offer, Instant now) {
        desk.trail().note(offer.agent(), "offerCase", offer.caseId());
        desk.meters().offered();
        desk.recorder()
                .happened(offer.caseId(), event(now, Kind.OFFERED, offer.seat(), offer.agent()));
    }

    private void withdrawn(Offer offer, Why why, Instant now) {
        desk.meters().withdrawn(why);
        desk.phones().release(desk.exchange(), offer.caseId());
        Kind kind =
                switch (why) {
                    case PASSED -> Kind.PASSED;
                    case LEASE_EXPIRED -> Kind.LEASE_EXPIRED;
                    case SEAT_GONE, OVERTAKEN, SEAT_READY -> Kind.RETURNED;
                    case CASE_DROPPED -> null;
                };
        if (kind != null) {
            desk.recorder().happened(offer.caseId(), event(now, kind, offer.seat(), offer.agent()));
        }
    }

    private void accepted(Offer offer, Means means, Instant now) {
        Occupant agent = offer.agent();
        desk.trail().note(agent, "acceptCase", offer.caseId());
        desk.recorder()
                .accepted(
                        offer.caseId(),
                        agent.agentId(),
                        event(now, Kind.ACCEPTED, offer.seat(), agent));
        desk.meters().accepted(means);
        Case accepted = desk.book().get(offer.caseId());
        if (accepted != null && now.equals(accepted.answeredAt())) {
            desk.today().answered(accepted, now);
            desk.meters().answered(Duration.between(accepted.openedAt(), now));
        }
        SeatReport seat = desk.dispatcher().seat(offer.seat());
        if (accepted != null && seat != null) {
            calling.accepted(accepted, agent, seat);
        }
    }

    private void moved(String caseId, Occupant agent, CaseEvent event) {
        desk.trail().note(agent, "acceptCase", caseId);
        desk.recorder().accepted(caseId, agent.agentId(), event);
    }

    /** Nobody is ready for it: whoever is on duty outside hears of it now, not after a minute. */
    private void unheard(String caseId, Instant now) {
        Case unheard = desk.book().get(caseId);
        if (unheard == null) {
            return;
        }
        String told = desk.lastResort().reachesSomebody() ? TOLD : null;
        desk.recorder().happened(caseId, CaseEvent.of(now, Kind.UNHEARD, told));
        Duration waited = Duration.between(unheard.openedAt(), now);
        desk.lastResort().tell(caseId, unheard.alarm(), waited, now);
    }

    /** Closes a case that is over by itself, and in nobody's hands: it needs nobody any more. */
    void clear(String caseId, Instant now) {
        CaseEvent closed = CaseEvent.of(now, Kind.CLOSED, Outcome.CLEARED.wireName());
        desk.recorder().closed(caseId, Outcome.CLEARED, closed);
        desk.meters().closed(Outcome.CLEARED);
        take(new Command.Drop(caseId));
    }

    private void returned(String caseId, CaseEvent event) {
        desk.meters().returned();
        desk.closings().remove(caseId);
        calling.agentIsLost(caseId);
        desk.recorder().happened(caseId, event);
    }

    static CaseEvent event(Instant now, Kind kind, int seat, Occupant agent) {
        return new CaseEvent(now, kind, seat, agent.name(), null);
    }
}
