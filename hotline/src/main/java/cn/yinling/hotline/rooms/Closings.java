package cn.yinling.hotline.rooms;

import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.seats.SeatCommand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Cases that an agent has closed and can still take back. Until its time is over such a case is
 * open for everybody: hub, elder and dispatcher have not heard of it. It lives in memory alone, so
 * a crash leaves the case open, with its draft. Of the control room's thread alone.
 */
final class Closings {
    private final Duration takeBack;
    private final LongSupplier nanos;
    private final Map<String, Closing> byCase = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param takeBack how long a close can be taken back; zero for not at all
     * @param nanos a steady counter, so that a clock that is set neither delays nor hurries one
     */
    Closings(Duration takeBack, LongSupplier nanos) {
        this.takeBack = takeBack;
        this.nanos = nanos;
    }

    /**
     * A close that waits.
     *
     * @param dueNanos on the steady counter
     */
    record Closing(SeatCommand.Close close, Occupant by, long dueNanos) {
        String caseId() {
            return close.caseId();
        }
    }

    /** Whether {@code by} can take a close back at all; a robot does not think again. */
    boolean canBeTakenBack(Occupant by) {
        return !takeBack.isZero() && !by.robot();
    }

    /** Begins, in place of an earlier close of the same case; how long it has. */
    Duration begin(SeatCommand.Close close, Occupant by) {
        long due = nanos.getAsLong() + takeBack.toNanos();
        byCase.put(close.caseId(), new Closing(close, by, due));
        return takeBack;
    }

    /** The close of that case; it does not wait any more. */
    Optional<Closing> remove(String caseId) {
        return Optional.ofNullable(byCase.remove(caseId));
    }

    boolean isClosing(String caseId) {
        return byCase.containsKey(caseId);
    }

    Optional<Closing> find(String caseId) {
        return Optional.ofNullable(byCase.get(caseId));
    }

    /** How long it can still be taken back, never negative. */
    Duration left(Closing closing) {
        return Duration.ofNanos(Math.max(0, closing.dueNanos() - nanos.getAsLong()));
    }

    /** Those whose time is over; they do not wait any more. */
    List<Closing> due() {
        long now = nanos.getAsLong();
        List<Closing> due =
                byCase.values().stream().filter(closing -> closing.dueNanos() - now <= 0).toList();
        due.forEach(closing -> byCase.remove(closing.caseId()));
        return due;
    }
}
