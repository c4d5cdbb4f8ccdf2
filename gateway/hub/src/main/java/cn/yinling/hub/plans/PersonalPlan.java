package cn.yinling.hub.plans;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resident's plan: what holds in general, what is different for her, and what comes of it.
 *
 * @param patch a JSON Merge Patch (RFC 7396) of the general plan, empty where nothing is different
 * @param changedAt null where nothing was ever different
 */
public record PersonalPlan(
        MonitoringPlan general,
        JsonNode patch,
        MonitoringPlan effective,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
