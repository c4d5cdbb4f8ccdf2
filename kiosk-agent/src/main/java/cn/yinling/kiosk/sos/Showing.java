package cn.yinling.kiosk.sos;

import java.time.Duration;
import java.time.Instant;

/** For how long the page shows a press. */
record Showing(SosConfig config) {
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
