package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.dispatch.AwayReason;
import cn.yinling.hotline.dispatch.Command;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Mode;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.ReplyProblem;
import cn.yinling.hotline.seats.SeatCommand;
import cn.yinling.hotline.seats.SeatScreen;
import cn.yinling.hotline.seats.SeatSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What agents do at their consoles. Of the control room's thread alone. */
final class SeatIntake {
    private final Desk desk;
    private final Turns turns;
    private final Calling calling;
    private final Callers callers;
    private final Views views;
    private final Closer closer;

    SeatIntake(
            Desk desk, Turns turns, Calling calling, Callers callers, Views views, Closer closer) {
        this.desk = desk;
        this.turns = turns;
        this.calling = calling;
        this.callers = callers;
        this.views = views;
        this.closer = closer;
    }

    List<SeatReport> seats() {
        return desk.dispatcher().seats();
    }

    Optional<Refusal> enter(int seat, Occupant agent) {
        Optional<Refusal> refusal = turns.take(new Command.SignIn(seat, agent));
        if (refusal.isEmpty()) {
            desk.screens()
                    .closeOf(
                            agent.agentId(),
                            SeatScreen.CLOSED_REPLACED,
                            "signed in anew at seat " + seat)
                    .forEach(session ->
                            turns.take(new Command.Leave(session.seat(), agent.agentId())));
        }
        return refusal;
    }

    void leave(SeatSession session) {
        String agentId = session.agent().agentId();
        desk.screens().closeOf(agentId, SeatScreen.CLOSED_SESSION_ENDED, "signed out");
        turns.take(new Command.SignOut(session.seat(), agentId));
    }

    /** Of an agent who has a case or an offer not before she has done with it. */
    void expire() {
        for (SeatSession session : overdue()) {
            SeatReport seat = desk.dispatcher().seat(session.seat());
            String agentId = session.agent().agentId();
            boolean isAtWork =
                    seat != null
                            && seat.isHeldBy(agentId)
                            && (seat.caseId() != null || seat.offer() != null);
            if (!isAtWork) {
                desk.sessions().end(agentId);
                leave(session);
            }
        }
    }

    Optional<Case> shown(SeatSession session, String caseId) {
        SeatReport seat = desk.dispatcher().seat(session.seat());
        boolean isBeforeHer =
                seat != null
                        && seat.isHeldBy(session.agent().agentId())
                        && seat.hasBeforeIt(caseId);
        return isBeforeHer ? Optional.ofNullable(desk.book().get(caseId)) : Optional.empty();
    }

    /** Who is signed in for too long, and who was signed out elsewhere and still looks on. */
    private List<SeatSession> overdue() {
        return Stream.concat(
                        desk.sessions().overdue().stream(),
                        desk.screens().sessions().stream()
                                .filter(session -> !desk.sessions().isHeld(session)))
                .toList();
    }

    void arrived(SeatSession session, SeatScreen screen) {
        if (!desk.sessions().isHeld(session)) {
            screen.close(SeatScreen.CLOSED_SESSION_ENDED, "sign in again");
            return;
        }
        SeatReport seat = desk.dispatcher().seat(session.seat());
        if (seat == null
                || (seat.occupant() != null && !seat.isHeldBy(session.agent().agentId()))) {
            desk.sessions().end(session.agent().agentId());
            screen.close(SeatScreen.CLOSED_SEAT_TAKEN, "somebody else has the seat");
            return;
        }
        desk.screens().put(session, screen);
        turns.take(new Command.Arrive(session.seat(), session.agent()));
        views.showNow(session.seat(), null);
    }

    void gone(SeatSession session, SeatScreen screen) {
        if (desk.screens().remove(session, screen)) {
            turns.take(new Command.Leave(session.seat(), session.agent().agentId()));
        }
    }

    Optional<ReplyProblem> command(SeatSession session, SeatCommand command) {
        int number = session.seat();
        SeatReport seat = desk.dispatcher().seat(number);
        if (seat == null || !seat.isHeldBy(session.agent().agentId())) {
            return Optional.of(ReplyProblem.NOT_SIGNED_IN);
        }
        return switch (command) {
            case SeatCommand.SetMode(Mode mode) -> carryOut(new Command.SetMode(number, mode));
            case SeatCommand.GoAway(AwayReason reason, boolean afterwards) ->
                    carryOut(new Command.GoAway(number, reason, afterwards));
            case SeatCommand.Accept(String caseId) -> carryOut(new Command.Accept(number, caseId));
            case SeatCommand.Pass(String caseId) -> carryOut(new Command.Pass(number, caseId));
            case SeatCommand.Note(String caseId, String text) -> note(session, seat, caseId, text);
            case SeatCommand.WriteDraft(String caseId, String text, int base) ->
                    draft(seat, caseId, text, base);
            case SeatCommand.Close close ->
                    inHand(seat, close.caseId(), () -> close(close, session.agent()));
            case SeatCommand.Call(String caseId, Party party) ->
                    withCase(seat, caseId, held -> call(session, seat, held, party));
            case SeatCommand.HangUp(String caseId, Party party) ->
                    inHand(seat, caseId, () -> calling.hangUp(caseId, party));
            case SeatCommand.Hold(String caseId, Party party) ->
                    inHand(seat, caseId, () -> calling.hold(caseId, party, seat));
            case SeatCommand.TakeUp(String caseId, Party party) ->
                    inHand(seat, caseId, () -> calling.takeUp(caseId, party, seat));
            case SeatCommand.Identify(String caseId, String key) ->
                    withCase(seat, caseId, held -> callers.identify(held, key, seat));
            case SeatCommand.Verify(String caseId) ->
                    withCase(seat, caseId, held -> verify(session, seat, held));
            case SeatCommand.TakeBack(String caseId) ->
                    inHand(seat, caseId, () -> closer.takeBack(caseId));
            case SeatCommand.CloseNow(String caseId) ->
                    inHand(seat, caseId, () -> closer.closeNow(caseId));
        };
    }

    private void close(SeatCommand.Close close, Occupant agent) {
        desk.trail().note(agent, "closeCase", close.caseId());
        closer.close(close, agent);
    }

    private Optional<ReplyProblem> call(
            SeatSession session, SeatReport seat, Case inHand, Party party) {
        if (!(party instanceof Party.Agent)) {
            desk.trail().note(session.agent(), "callParty", inHand.id());
        }
        return calling.call(inHand, party, seat);
    }

    private Optional<ReplyProblem> verify(SeatSession session, SeatReport seat, Case inHand) {
        callers.verified(inHand, seat);
        desk.trail().note(session.agent(), "verifyCaller", inHand.id());
        return Optional.empty();
    }

    private Optional<ReplyProblem> carryOut(Command command) {
        return turns.take(command).map(ReplyProblem::of);
    }

    /** Does with the case what only the agent may do who has it in hand. */
    private Optional<ReplyProblem> withCase(
            SeatReport seat, String caseId, Function<Case, Optional<ReplyProblem>> deed) {
        Case held = desk.book().get(caseId);
        return held == null || !caseId.equals(seat.caseId())
                ? Optional.of(ReplyProblem.NOT_YOURS)
                : deed.apply(held);
    }

    /** Does what only the agent may do who has the case in hand. */
    private static Optional<ReplyProblem> inHand(SeatReport seat, String caseId, Runnable deed) {
        if (!caseId.equals(seat.caseId())) {
            return Optional.of(ReplyProblem.NOT_YOURS);
        }
        deed.run();
        return Optional.empty();
    }

    private Optional<ReplyProblem> draft(SeatReport seat, String caseId, String text, int base) {
        if (!caseId.equals(seat.caseId())) {
            return Optional.of(ReplyProblem.NOT_YOURS);
        }
        if (desk.closings().isClosing(caseId)) {
            return Optional.of(ReplyProblem.CLOSING);
        }
        if (desk.drafts().write(caseId, text, base)) {
            return Optional.empty();
        }
        views.changed();
        return Optional.of(ReplyProblem.DRAFT_CHANGED);
    }

    /** Whoever has had an open case may add to it: what she wrote while her line was cut counts. */
    private Optional<ReplyProblem> note(
            SeatSession session, SeatReport seat, String caseId, String text) {
        if (!caseId.equals(seat.caseId()) && !hadBefore(session, caseId)) {
            return Optional.of(ReplyProblem.NOT_YOURS);
        }
        if (desk.closings().isClosing(caseId)) {
            return Optional.of(ReplyProblem.CLOSING);
        }
        desk.trail().note(session.agent(), "addNote", caseId);
        desk.recorder().happened(caseId, event(session, Kind.NOTE, text));
        desk.drafts().noted(caseId, text);
        views.changed();
        return Optional.empty();
    }

    private boolean hadBefore(SeatSession session, String caseId) {
        Case open = desk.book().get(caseId);
        return open != null
                && open.timeline().stream()
                        .anyMatch(event ->
                                event.kind() == Kind.ACCEPTED
                                        && session.agent().name().equals(event.agent()));
    }

    private CaseEvent event(SeatSession session, Kind kind, @Nullable String text) {
        return new CaseEvent(desk.now(), kind, session.seat(), session.agent().name(), text);
    }
}
