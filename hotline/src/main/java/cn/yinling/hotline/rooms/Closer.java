package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.dispatch.Command;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.rooms.Closings.Closing;
import cn.yinling.hotline.seats.SeatCommand;

/**
 * Closes cases: at once in the eyes of the agent, for everybody else when she can take it back no
 * more. Of the control room's thread alone.
 */
final class Closer {
    private final Desk desk;
    private final Turns turns;
    private final Views views;
    private final LoopTimer timer;

    Closer(Desk desk, Turns turns, Views views, LoopTimer timer) {
        this.desk = desk;
        this.turns = turns;
        this.views = views;
        this.timer = timer;
    }

    void close(SeatCommand.Close close, Occupant agent) {
        if (!desk.closings().canBeTakenBack(agent)) {
            carryOut(new Closing(close, agent, 0));
            return;
        }
        timer.callIn(desk.closings().begin(close, agent), this::carryOutDue);
        views.changed();
    }

    /** Carries a close out before its time; one that was taken back meanwhile is none. */
    void closeNow(String caseId) {
        desk.closings().remove(caseId).ifPresent(this::carryOut);
    }

    void takeBack(String caseId) {
        if (desk.closings().remove(caseId).isPresent()) {
            views.changed();
        }
    }

    private void carryOutDue() {
        desk.closings().due().forEach(this::carryOut);
    }

    /** A case that has left its agent meanwhile is its next agent's to close. */
    private void carryOut(Closing closing) {
        desk.dispatcher().seats().stream()
                .filter(seat -> closing.caseId().equals(seat.caseId()))
                .filter(seat -> seat.isHeldBy(closing.by().agentId()))
                .findFirst()
                .ifPresent(seat -> carryOut(closing, seat));
    }

    private void carryOut(Closing closing, SeatReport seat) {
        SeatCommand.Close close = closing.close();
        String text = close.text();
        String said = text == null ? close.outcome().wireName() : text;
        CaseEvent closed =
                new CaseEvent(desk.now(), Kind.CLOSED, seat.number(), closing.by().name(), said);
        desk.recorder().closed(close.caseId(), close.outcome(), close.others(), closed);
        desk.drafts().forget(closing.caseId());
        desk.meters().closed(close.outcome());
        turns.take(new Command.Close(seat.number(), closing.caseId()));
    }
}
