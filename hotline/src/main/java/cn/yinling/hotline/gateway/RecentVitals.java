package cn.yinling.hotline.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device has measured lately. Immutable.
 *
 * @param minutes {@code Summaries.items} of the gateway's contract, the earliest first
 * @param plan {@code MonitoringPlan} of the contract, as it is in force; null where nobody's
 */
public record RecentVitals(Instant from, Instant to, JsonNode minutes, @Nullable JsonNode plan) {
    /** Without the vitals, which must not reach a log. */
    @Override
    public String toString() {
        return "RecentVitals[%s to %s]".formatted(from, to);
    }
}
