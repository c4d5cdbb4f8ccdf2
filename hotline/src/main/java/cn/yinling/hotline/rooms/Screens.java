package cn.yinling.hotline.rooms;

import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.SeatScreen;
import cn.yinling.hotline.seats.SeatSession;
import cn.yinling.hotline.seats.ViewWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The screen each seat has, one at most. Of the control room's thread alone. */
final class Screens {
    private final Map<Integer, Shown> bySeat = new HashMap<>();

    /** A screen and whose it is. */
    record Shown(SeatSession session, SeatScreen screen) {}

    /** Puts a screen at its seat; the one that was there before is told and left. */
    void put(SeatSession session, SeatScreen screen) {
        Shown before = bySeat.put(session.seat(), new Shown(session, screen));
        if (before != null) {
            before.screen().close(SeatScreen.CLOSED_REPLACED, "another window has taken over");
        }
    }

    /** Takes a screen away; false where it was not the one at its seat any more. */
    boolean remove(SeatSession session, SeatScreen screen) {
        return bySeat.remove(session.seat(), new Shown(session, screen));
    }

    /** Closes the screens of an agent; the sessions they belonged to. */
    List<SeatSession> closeOf(String agentId, short code, String reason) {
        List<SeatSession> closed = new ArrayList<>();
        bySeat.values()
                .removeIf(shown -> {
                    boolean isHers = shown.session().agent().agentId().equals(agentId);
                    if (isHers) {
                        shown.screen().close(code, reason);
                        closed.add(shown.session());
                    }
                    return isHers;
                });
        return closed;
    }

    /** Whose screens there are. */
    List<SeatSession> sessions() {
        return bySeat.values().stream().map(Shown::session).toList();
    }

    /** Shows everybody how things are. */
    void showAll(List<SeatReport> seats, Supplier<ViewWriter> views) {
        if (bySeat.isEmpty()) {
            return;
        }
        ViewWriter writer = views.get();
        for (SeatReport seat : seats) {
            show(seat, writer, null);
        }
    }

    /** Shows one seat how things are, {@code written} once it is on its way. */
    void show(SeatReport seat, ViewWriter writer, @Nullable Runnable written) {
        Optional.ofNullable(bySeat.get(seat.number()))
                .filter(shown -> seat.isHeldBy(shown.session().agent().agentId()))
                .ifPresent(
                        shown -> shown.screen().show(writer.view(seat, shown.session()), written));
    }
}
