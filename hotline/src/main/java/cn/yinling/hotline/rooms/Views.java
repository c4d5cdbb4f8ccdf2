package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Draft;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.SeatMessages.CallMessage;
import cn.yinling.hotline.seats.SeatMessages.ClosingMessage;
import cn.yinling.hotline.seats.SeatMessages.MaybeMessage;
import cn.yinling.hotline.seats.ViewWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the screens true. Of the control room's thread alone. */
final class Views {
    private final Desk desk;
    private final LoopTimer timer;
    private final ViewWriter.WorkInHand inHand;

    Views(Desk desk, LoopTimer timer) {
        this.desk = desk;
        this.timer = timer;
        this.inHand = new InHand(desk);
    }

    /** Shows everybody how things are, in a moment: once however much happens until then. */
    void changed() {
        timer.callSoon(() -> desk.screens().showAll(seats(), this::writer));
    }

    /** Shows one seat how things are, before anything else. */
    void showNow(int seat, @Nullable Runnable written) {
        SeatReport report = desk.dispatcher().seat(seat);
        if (report != null) {
            desk.screens().show(report.onClock(desk.timeOfDayAhead()), writer(), written);
        }
    }

    /** The seats with times of day. */
    private List<SeatReport> seats() {
        Duration ahead = desk.timeOfDayAhead();
        return desk.dispatcher().seats().stream().map(seat -> seat.onClock(ahead)).toList();
    }

    private ViewWriter writer() {
        return new ViewWriter(
                desk.now(),
                desk.book().openCases(),
                desk.book()::get,
                inHand,
                desk.grace(),
                seats(),
                desk.links().get(),
                desk.today().level(desk.now()),
                desk.dispatcher().unheard());
    }

    /** The draft and the close of a case, as its agent sees them. */
    private record InHand(Desk desk) implements ViewWriter.WorkInHand {
        @Override
        public Draft draft(String caseId) {
            return desk.drafts().of(caseId);
        }

        /** Two who call by one number are one line. */
        @Override
        public List<CallMessage> calls(String caseId) {
            return desk.legs().of(caseId).stream()
                    .filter(leg -> !(leg.party() instanceof Party.Agent))
                    .filter(leg ->
                            desk.legs().find(caseId, leg.party()).filter(leg::equals).isPresent())
                    .map(leg ->
                            new CallMessage(
                                    leg.party().wireName(), leg.isUp(), leg.isHeld(), leg.since()))
                    .toList();
        }

        @Override
        public @Nullable List<MaybeMessage> maybe(String caseId) {
            return desk.maybe().isKnown(caseId)
                    ? desk.maybe().of(caseId).stream().map(MaybeMessage::of).toList()
                    : null;
        }

        @Override
        public @Nullable ClosingMessage closing(String caseId, Instant now) {
            return desk.closings()
                    .find(caseId)
                    .map(closing ->
                            new ClosingMessage(
                                    closing.close().outcome(),
                                    closing.close().text(),
                                    now.plus(desk.closings().left(closing))))
                    .orElse(null);
        }
    }
}
