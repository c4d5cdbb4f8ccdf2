package cn.yinling.hub.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Many alarms that are one; {@code Incident} of the contract. Immutable. */
record IncidentView(
        String id,
        String cause,
        int lane,
        String scope,
        @Nullable String street,
        @Nullable String building,
        Instant openedAt,
        @Nullable Instant closedAt,
        int count,
        int openCount) {}
