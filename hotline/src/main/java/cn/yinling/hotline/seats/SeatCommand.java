package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.dispatch.AwayReason;
import cn.yinling.hotline.dispatch.Mode;
import cn.yinling.link.alarm.Cause;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent may do at her console. */
public sealed interface SeatCommand {
    record SetMode(Mode mode) implements SeatCommand {}

    /** Takes no more cases; {@code afterwards}: than those before her. */
    record GoAway(AwayReason reason, boolean afterwards) implements SeatCommand {}

    record Accept(String caseId) implements SeatCommand {}

    record Pass(String caseId) implements SeatCommand {}

    record Note(String caseId, String text) implements SeatCommand {}

    /**
     * What is being written about a case.
     *
     * @param base the version of the draft that this is a change of
     */
    record WriteDraft(String caseId, String text, int base) implements SeatCommand {}

    /**
     * Closes a case.
     *
     * @param outcome of the case, and of every cause that has none of its own
     * @param others of causes that end otherwise
     */
    record Close(String caseId, Outcome outcome, Map<Cause, Outcome> others, @Nullable String text)
            implements SeatCommand {
        public Close {
            others = Map.copyOf(others);
        }
    }

    /** Calls somebody into the case; {@link Party.Agent}: her own telephone again. */
    record Call(String caseId, Party party) implements SeatCommand {}

    record HangUp(String caseId, Party party) implements SeatCommand {}

    /** Somebody on the line is to wait. */
    record Hold(String caseId, Party party) implements SeatCommand {}

    /** Somebody who waits is spoken to again. */
    record TakeUp(String caseId, Party party) implements SeatCommand {}

    /** Who has called; {@code key} of one of the view's {@code maybe}, null for none of them. */
    record Identify(String caseId, @Nullable String key) implements SeatCommand {}

    /** Who has called has said two things that only she knows. */
    record Verify(String caseId) implements SeatCommand {}

    /** A close of a moment ago is none. */
    record TakeBack(String caseId) implements SeatCommand {}

    /** A close of a moment ago shall not wait any longer. */
    record CloseNow(String caseId) implements SeatCommand {}
}
