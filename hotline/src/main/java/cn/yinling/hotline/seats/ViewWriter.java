package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.Draft;
import cn.yinling.hotline.cases.Today;
import cn.yinling.hotline.dispatch.Offer;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.SeatMessages.CallMessage;
import cn.yinling.hotline.seats.SeatMessages.CaseMessage;
import cn.yinling.hotline.seats.SeatMessages.ClosingMessage;
import cn.yinling.hotline.seats.SeatMessages.DraftMessage;
import cn.yinling.hotline.seats.SeatMessages.Links;
import cn.yinling.hotline.seats.SeatMessages.MaybeMessage;
import cn.yinling.hotline.seats.SeatMessages.OfferMessage;
import cn.yinling.hotline.seats.SeatMessages.PauseMessage;
import cn.yinling.hotline.seats.SeatMessages.QueueItem;
import cn.yinling.hotline.seats.SeatMessages.SeatSummary;
import cn.yinling.hotline.seats.SeatMessages.View;
import cn.yinling.link.json.LinkJson;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One moment of the hotline, written for each seat. */
public final class ViewWriter {
    private final Instant now;
    private final Collection<Case> open;
    private final Function<String, @Nullable Case> cases;
    private final WorkInHand inHand;
    private final Duration grace;
    private final RawValue queue;
    private final RawValue seats;
    private final RawValue links;
    private final RawValue today;
    private final int unheard;

    /** What only the seat sees that has the case. */
    public interface WorkInHand {
        Draft draft(String caseId);

        /** Who is on the line, or is rung, besides the agent. */
        List<CallMessage> calls(String caseId);

        /** Who may have called; null while nobody has said. */
        @Nullable List<MaybeMessage> maybe(String caseId);

        @Nullable ClosingMessage closing(String caseId, Instant now);
    }

    /**
     * Writes what is the same for all seats.
     *
     * @param cases an open case by its id
     * @param grace how long a case stays with a seat whose screen is gone
     * @param unheard how many people nobody is ready for
     */
    public ViewWriter(
            Instant now,
            Collection<Case> open,
            Function<String, @Nullable Case> cases,
            WorkInHand inHand,
            Duration grace,
            List<SeatReport> seats,
            LinkStates links,
            Today.Level today,
            int unheard) {
        this.now = now;
        this.open = open;
        this.cases = cases;
        this.inHand = inHand;
        this.grace = grace;
        this.queue = raw(open.stream().map(QueueItem::of).toList());
        this.seats = raw(seats.stream().map(SeatSummary::of).toList());
        this.links = raw(Links.of(links));
        this.today = raw(today);
        this.unheard = unheard;
    }

    /** The view of one seat, as JSON. */
    public String view(SeatReport seat, SeatSession session) {
        Offer offer = seat.offer();
        String caseId = seat.caseId();
        String shownId = caseId != null || offer == null ? caseId : offer.caseId();
        View view =
                new View(
                        "view",
                        now,
                        seat.number(),
                        session.agent().agentId(),
                        session.agent().name(),
                        seat.mode().name().toLowerCase(Locale.ROOT),
                        seat.since(),
                        PauseMessage.of(seat.pause()),
                        offer == null
                                ? null
                                : new OfferMessage(offer.leaseUntil(), message(offer.caseId())),
                        message(caseId),
                        caseId == null ? null : DraftMessage.of(inHand.draft(caseId)),
                        caseId == null ? null : inHand.closing(caseId, now),
                        caseId == null ? List.of() : inHand.calls(caseId),
                        shownId == null ? null : inHand.maybe(shownId),
                        grace.toMillis(),
                        queue,
                        seats,
                        links,
                        today,
                        unheard);
        return json(view);
    }

    private @Nullable CaseMessage message(@Nullable String caseId) {
        Case shown = caseId == null ? null : cases.apply(caseId);
        return shown == null ? null : CaseMessage.of(shown, Homes.openBeside(shown, open));
    }

    private static RawValue raw(Object value) {
        return new RawValue(json(value));
    }

    private static String json(Object value) {
        return new String(LinkJson.write(value), StandardCharsets.UTF_8);
    }
}
