package cn.yinling.hotline;

import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.cases.CaseBook;
import cn.yinling.hotline.cases.Today;
import cn.yinling.hotline.dispatch.Dispatcher;
import cn.yinling.hotline.seats.Agents;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.hotline.seats.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What the work of the control room is done with; of its thread alone. */
record Desk(
        Clock clock,
        Dispatcher dispatcher,
        CaseBook book,
        CaseRecorder recorder,
        Drafts drafts,
        Closings closings,
        Today today,
        SeatPhones phones,
        Supplier<PhoneExchange> exchange,
        Screens screens,
        Agents agents,
        Sessions sessions,
        Supplier<LinkStates> links,
        Duration grace,
        HotlineMeters meters) {

    Instant now() {
        return clock.instant();
    }
}
