package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.SeatReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the consoles ask of the hotline. Thread-safe; nothing blocks. */
public interface Floor {
    CompletionStage<List<SeatReport>> seats();

    /** Gives an agent a seat; empty where she has it, else the reason. */
    CompletionStage<Optional<Refusal>> enter(int seat, Occupant agent);

    void leave(SeatSession session);

    /** Signs out whose time is over, and who has nobody on the line. */
    void expire();

    /** A screen is there, and from now on is shown every change. */
    void arrived(SeatSession session, SeatScreen screen);

    void gone(SeatSession session, SeatScreen screen);

    /** The case of that id, where it is before her: offered to her, or in her hands. */
    CompletionStage<Optional<Case>> shown(SeatSession session, String caseId);

    /** Carries a command out; empty where it was, else the problem. */
    CompletionStage<Optional<ReplyProblem>> command(SeatSession session, SeatCommand command);
}
