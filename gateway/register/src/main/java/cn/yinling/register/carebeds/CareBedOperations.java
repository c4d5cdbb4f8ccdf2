package cn.yinling.register.carebeds;

import cn.yinling.register.DistrictClock;
import cn.yinling.register.Outcome;
import cn.yinling.register.Outcomes;
import cn.yinling.register.Words;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of family-care beds in the API. Thread-safe. */
public final class CareBedOperations implements Operations {
    private static final Words NONE =
            new Words(
                    "该老人没有家庭养老床位档案：请先提交申请",
                    "She has no file of a care bed: open one with the step 'apply'");

    private final CareBeds beds;
    private final DistrictClock clock;

    public CareBedOperations(CareBeds beds, DistrictClock clock) {
        this.beds = beds;
        this.clock = clock;
    }

    @Override
    public void bind(Binding binding) {
        binding.on("getCareBed", this::one)
                .on("takeCareBedStep", this::take)
                .on("listCareBeds", this::list);
    }

    private Answer one(Call call) {
        return beds.ofResident(call.path("residentId"))
                .<Answer>map(this::content)
                .orElseGet(() -> none(call));
    }

    private Answer list(Call call) {
        Cursor cursor = call.cursor(1);
        String stage = call.query("stage");
        String dueBy = call.query("dueBy");
        Page<CareBed> page =
                beds.search(
                        new CareBedQuery(
                                call.query("street"),
                                stage == null ? null : Stage.ofCode(stage),
                                null,
                                dueBy == null ? null : LocalDate.parse(dueBy),
                                call.reach(),
                                cursor == null ? null : cursor.value(0),
                                call.limit()));
        return Answer.json(page.map(CareBedView.Summary::of));
    }

    private Answer take(Call call) {
        StepEntry entry = call.body(StepEntry.class);
        Step step = entry.step(clock.today());
        String residentId = call.path("residentId");
        String by = call.caller().name();
        if (step instanceof Step.Apply application) {
            return answer(call, beds.apply(residentId, application, by));
        }
        Optional<CareBed> bed = beds.ofResident(residentId);
        if (bed.isEmpty()) {
            return none(call);
        }
        return answer(call, beds.take(bed.get().id(), version(call, bed.get()), step, by));
    }

    private static long version(Call call, CareBed bed) {
        @Nullable Long version = call.version();
        return version == null ? bed.version() : version;
    }

    private Answer answer(Call call, Outcome<CareBed> outcome) {
        return Outcomes.answer(call, outcome, this::content);
    }

    private Answer content(CareBed bed) {
        return Answer.json(CareBedView.of(bed, beds.history(bed.id()))).withVersion(bed.version());
    }

    private static Answer none(Call call) {
        return Answer.wrong(Problem.notFound(NONE.in(call.language())));
    }
}
