package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.dispatch.Mode;
import org.jspecify.annotations.Nullable;

/** What an agent may do at her console. */
public sealed interface SeatCommand {
    record SetMode(Mode mode) implements SeatCommand {}

    record Accept(String caseId) implements SeatCommand {}

    record Pass(String caseId) implements SeatCommand {}

    record Note(String caseId, String text) implements SeatCommand {}

    record Close(String caseId, Outcome outcome, @Nullable String text) implements SeatCommand {}
}
