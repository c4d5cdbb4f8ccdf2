package cn.yinling.hub.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alarm and how far it has come; {@code Alarm} of the contract. Immutable. */
public record AlarmView(
        String id,
        String deviceId,
        @Nullable String residentId,
        @Nullable String residentName,
        String street,
        String cause,
        int lane,
        String stage,
        Instant onset,
        Instant receivedAt,
        @Nullable Instant endedAt,
        int presses,
        @Nullable String agent,
        @Nullable String outcome,
        @Nullable Instant closedAt,
        @Nullable String incidentId) {

    public boolean isOpen() {
        return closedAt == null;
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "AlarmView[" + id + "]";
    }
}
