package cn.yinling.hub.plans;

import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and changes plans. Thread-safe. */
public final class PlanOperations implements Operations {
    private final Plans plans;

    public PlanOperations(Plans plans) {
        this.plans = plans;
    }

    /** {@code Plan} of the contract. */
    record View(
            MonitoringPlan defaults,
            JsonNode patch,
            MonitoringPlan effective,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {
        static View of(PersonalPlan plan) {
            return new View(
                    plan.general(),
                    plan.patch(),
                    plan.effective(),
                    plan.changedAt(),
                    plan.changedBy());
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("getPlan", this::get)
                .on("putPlan", this::put)
                .on("getPlanDefaults", _ -> Answer.json(plans.general()));
    }

    private Answer get(Call call) {
        Optional<PersonalPlan> plan = plans.find(call.path("residentId"));
        return plan.isPresent() ? answer(plan.get()) : missing(call);
    }

    private Answer put(Call call) {
        String resident = call.path("residentId");
        Optional<PersonalPlan> before = plans.find(resident);
        Long version = call.version();
        if (before.isPresent() && version != null && version != version(before.get())) {
            return Answer.wrong(Problem.changedMeanwhile());
        }
        try {
            Optional<PersonalPlan> plan =
                    plans.put(resident, call.body(JsonNode.class), call.caller().name());
            return plan.isPresent() ? answer(plan.get()) : missing(call);
        } catch (InvalidPlanException e) {
            throw Call.mistake("body", "", String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(PersonalPlan plan) {
        return Answer.json(View.of(plan)).withVersion(version(plan));
    }

    /** By the time of the change; 0 for one that was never changed. */
    private static long version(PersonalPlan plan) {
        return plan.changedAt() == null ? 0 : plan.changedAt().toEpochMilli();
    }

    private static Answer missing(Call call) {
        return Answer.wrong(
                Problem.notFound("There is no resident %s".formatted(call.path("residentId"))));
    }
}
