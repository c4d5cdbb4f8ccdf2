package cn.yinling.kiosk.screen;

import cn.yinling.kiosk.sos.Sos;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code State} of {@code screen/src/protocol.ts}; both ends are held to one golden file. */
record StateMessage(
        Instant now,
        String kiosk,
        String placeName,
        String hotlineNumber,
        Link link,
        @Nullable SosMessage sos) {

    enum Link {
        @JsonProperty("online")
        ONLINE,
        @JsonProperty("offline")
        OFFLINE
    }

    /** {@code Sos} of the same file. */
    record SosMessage(
            String key, Instant pressedAt, int presses, State state, @Nullable String agent) {
        enum State {
            @JsonProperty("saved")
            SAVED,
            @JsonProperty("received")
            RECEIVED,
            @JsonProperty("taken")
            TAKEN,
            @JsonProperty("closed")
            CLOSED
        }

        static SosMessage of(Sos sos, int presses) {
            State state =
                    switch (sos.stage()) {
                        // Never shown, see SosDesk.shown(); if it were, saved would be a lie.
                        case HELD ->
                                throw new IllegalArgumentException(sos + " is not for the page");
                        case SAVED -> State.SAVED;
                        case RECEIVED -> State.RECEIVED;
                        case TAKEN -> State.TAKEN;
                        case CLOSED -> State.CLOSED;
                    };
            return new SosMessage(sos.key(), sos.pressedAt(), presses, state, sos.agent());
        }
    }

    /** Whether the page would look the same. */
    boolean looksLike(StateMessage other) {
        return new StateMessage(other.now, kiosk, placeName, hotlineNumber, link, sos)
                .equals(other);
    }
}
