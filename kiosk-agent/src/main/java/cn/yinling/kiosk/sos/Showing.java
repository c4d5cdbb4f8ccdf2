package cn.yinling.kiosk.sos;

import java.time.Duration;
import java.time.Instant;

/** For how long the page shows a press. */
record Showing(SosConfig config) {
    /** From when on earlier presses belong to that one, in the eyes of who stands before it. */
    Instant togetherSince(Sos sos) {
        return sos.pressedAt().minus(config.openShownFor());
    }

    boolean isShown(Sos sos, Instant now) {
        Duration shown =
                switch (sos.stage()) {
                    case HELD -> Duration.ZERO;
                    case SAVED, RECEIVED, TAKEN -> config.openShownFor();
                    case CLOSED -> config.restAfter();
                };
        return now.isBefore(sos.changedAt().plus(shown));
    }
}
