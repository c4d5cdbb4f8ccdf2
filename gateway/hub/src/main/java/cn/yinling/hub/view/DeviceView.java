package cn.yinling.hub.view;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.rules.Unheard;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A device as a list shows it; {@code Device} of the contract. Immutable.
 *
 * @param battery %, as last said since the hub started
 * @param clockBehindSeconds how wrong its clock is, null where it is right
 * @param unheard why nobody is watched over by it, though it may be online; null where all is well
 */
public record DeviceView(
        String id,
        String kind,
        String street,
        String streetName,
        @Nullable String residentId,
        @Nullable String residentName,
        @Nullable String placeName,
        boolean online,
        @Nullable Instant since,
        @Nullable String offlineReason,
        @Nullable Double battery,
        @Nullable Instant lastReadingAt,
        @Nullable Long clockBehindSeconds,
        @Nullable UnheardView unheard,
        int openAlarms,
        @Nullable Integer worstLane,
        List<String> problems) {

    public DeviceView {
        problems = List.copyOf(problems);
    }

    /** {@link Unheard} in words of the contract. */
    public record UnheardView(String reason, Instant since, @Nullable String refusal) {
        static UnheardView of(Unheard unheard) {
            Refusal refusal = unheard.refusal();
            return new UnheardView(
                    unheard.reason().code(),
                    unheard.since(),
                    refusal == null ? null : refusal.code());
        }
    }

    /** Whether this and that agree on where it is. */
    public boolean isAsPresentAs(DeviceView other) {
        return online == other.online
                && Objects.equals(since, other.since)
                && Objects.equals(unheard, other.unheard);
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "DeviceView[" + id + "]";
    }
}
