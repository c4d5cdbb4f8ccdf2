package cn.yinling.hub.plans;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.database.Database;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody's monitoring plans, in memory for the rules. Thread-safe; what reads or writes the
 * database blocks and throws {@link cn.yinling.runtime.database.DatabaseAwayException} or Jdbi's
 * exceptions where it does not answer.
 */
public final class Plans {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final MonitoringPlan general;
    private final Database database;
    private final InstantSource clock;
    private final PlanStore store = new PlanStore();
    private volatile Map<String, MonitoringPlan> personal = Map.of();

    /**
     * Plans that nobody has loaded yet.
     *
     * @param general what holds for everybody
     */
    public Plans(MonitoringPlan general, Database database, InstantSource clock) {
        this.general = general;
        this.database = database;
        this.clock = clock;
    }

    /** What holds for everybody. */
    public MonitoringPlan general() {
        return general;
    }

    /** A resident's plan as it was last loaded; the general one for a device of nobody. */
    public MonitoringPlan of(@Nullable String resident) {
        return resident == null ? general : personal.getOrDefault(resident, general);
    }

    /** Loads what the database has. */
    public void load() {
        Map<String, MonitoringPlan> loaded = new HashMap<>();
        database.jdbi()
                .withHandle(store::all)
                .forEach((resident, patch) -> {
                    try {
                        loaded.put(resident, PlanPatch.apply(general, tree(patch)));
                    } catch (InvalidPlanException e) {
                        LOG.error(
                                "the plan of {} is not valid, the general one is used: {}",
                                resident,
                                e.getMessage());
                    }
                });
        personal = Map.copyOf(loaded);
    }

    /** A resident's plan with what is different in it; empty where there is no such resident. */
    public Optional<PersonalPlan> find(String resident) {
        return database.jdbi()
                .withHandle(handle -> {
                    if (!store.isResident(handle, resident)) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            store.find(handle, resident)
                                    .map(this::personal)
                                    .orElseGet(() ->
                                            view(JsonNodeFactory.instance.objectNode(), null)));
                });
    }

    private PersonalPlan personal(PlanStore.Kept kept) {
        return view(tree(kept.patch()), kept);
    }

    private PersonalPlan view(JsonNode patch, PlanStore.@Nullable Kept kept) {
        MonitoringPlan effective;
        try {
            effective = PlanPatch.apply(general, patch);
        } catch (InvalidPlanException e) {
            LOG.debug("not valid any more: {}", e.getMessage());
            effective = general;
        }
        return new PersonalPlan(
                general,
                patch,
                effective,
                kept == null ? null : kept.changedAt(),
                kept == null ? null : kept.changedBy());
    }

    /** The plan that a patch would make, without keeping it. */
    public MonitoringPlan effective(JsonNode patch) throws InvalidPlanException {
        return effective(general, patch);
    }

    /** The plan that a JSON Merge Patch (RFC 7396) makes of a general one. */
    public static MonitoringPlan effective(MonitoringPlan general, JsonNode patch)
            throws InvalidPlanException {
        return PlanPatch.apply(general, patch);
    }

    /**
     * Keeps what is different for a resident; it holds at once on this hub, and within seconds on
     * every other.
     *
     * @param by who says so
     * @return empty where there is no such resident
     * @throws InvalidPlanException where it makes no valid plan; nothing is changed
     */
    public Optional<PersonalPlan> put(String resident, JsonNode patch, String by)
            throws InvalidPlanException {
        MonitoringPlan effective = PlanPatch.apply(general, patch);
        PlanStore.Kept kept = new PlanStore.Kept(patch.toString(), clock.instant(), by);
        boolean isKept =
                database.jdbi()
                        .inTransaction(handle -> {
                            boolean isResident = store.isResident(handle, resident);
                            if (isResident) {
                                store.put(handle, resident, kept);
                            }
                            return isResident;
                        });
        if (!isKept) {
            return Optional.empty();
        }
        LOG.info("the plan of {} was changed", resident);
        return Optional.of(
                new PersonalPlan(general, patch, effective, kept.changedAt(), kept.changedBy()));
    }

    private static JsonNode tree(String patch) {
        try {
            return LinkJson.tree(patch.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the database holds JSON only", e);
        }
    }
}
