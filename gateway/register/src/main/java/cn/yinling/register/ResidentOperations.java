package cn.yinling.register;

import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Residents in the API. Thread-safe. */
public final class ResidentOperations implements Operations {
    private static final Words OTHER_ID =
            new Words("与地址中的编号不一致：编号不能修改", "must be that of the path: an id does not change");

    private static final Words OTHER_STREET =
            new Words("不属于您负责的街道", "is not of a street that you work for");

    private final Residents residents;
    private final Borders borders;
    private final DistrictClock clock;

    public ResidentOperations(Residents residents, Borders borders, DistrictClock clock) {
        this.borders = borders;
        this.residents = residents;
        this.clock = clock;
    }

    private record End(String reason, @Nullable LocalDate on, @Nullable String note) {}

    @Override
    public void bind(Binding binding) {
        binding.on("listResidents", this::list)
                .on("createResident", this::create)
                .on("getResident", this::one)
                .on("changeResident", this::change)
                .on("endResident", this::end)
                .on("resumeResident", this::resume);
    }

    private Answer list(Call call) {
        Cursor cursor = call.cursor(1);
        boolean isEnded = Boolean.TRUE.equals(call.flag("ended"));
        Page<ResidentFile> page =
                residents.search(
                        new ResidentQuery(
                                call.query("street"),
                                call.query("risk"),
                                call.query("q"),
                                isEnded ? ResidentQuery.Care.ENDED : ResidentQuery.Care.IN_CARE,
                                call.reach(),
                                cursor == null ? null : cursor.value(0),
                                call.limit()));
        return Answer.json(page.map(file -> ResidentView.Summary.of(file, clock)));
    }

    private Answer one(Call call) {
        return residents
                .find(call.path("residentId"))
                .<Answer>map(this::content)
                .orElseGet(() -> Outcomes.missing(call, ResidentFile.WORDS));
    }

    private Answer create(Call call) {
        ResidentView.Entry entry = call.body(ResidentView.Entry.class);
        refuseOutside(call, entry);
        HomeChoice home =
                entry.homeId() == null
                        ? new HomeChoice.Fresh(entry.home())
                        : new HomeChoice.OnFile(entry.homeId());
        return Outcomes.answer(
                call,
                residents.create(entry.id(), entry.person(), home, call.caller().name()),
                file ->
                        Answer.created("/api/residents/" + file.id(), ResidentView.of(file, clock))
                                .withVersion(file.version()));
    }

    private Answer change(Call call) {
        ResidentView.Entry entry = call.body(ResidentView.Entry.class);
        String id = call.path("residentId");
        if (entry.id() != null && !entry.id().equals(id)) {
            throw Call.mistake("body", "/id", OTHER_ID.in(call.language()));
        }
        refuseOutside(call, entry);
        return Outcomes.answer(
                call,
                residents.replace(
                        id,
                        call.versionNeeded(),
                        entry.person(),
                        entry.home(),
                        entry.homeId(),
                        call.caller().name()),
                this::content);
    }

    /** Nobody enters a resident where she could not see her, nor lets her move there. */
    private void refuseOutside(Call call, ResidentView.Entry entry) {
        Reach reach = call.reach();
        if (reach.isWhole()) {
            return;
        }
        if (!reach.streets().contains(entry.street())) {
            throw Call.mistake("body", "/street", OTHER_STREET.in(call.language()));
        }
        if (entry.homeId() != null && !borders.isHomeWithin(reach, entry.homeId())) {
            throw Call.mistake("body", "/homeId", OTHER_STREET.in(call.language()));
        }
    }

    private Answer end(Call call) {
        End end = call.body(End.class);
        LocalDate today = clock.today();
        return Outcomes.answer(
                call,
                residents.endCare(
                        call.path("residentId"),
                        call.versionNeeded(),
                        new CareEnd(end.on() == null ? today : end.on(), end.reason(), end.note()),
                        call.caller().name()),
                this::content);
    }

    private Answer resume(Call call) {
        return Outcomes.answer(
                call,
                residents.resumeCare(
                        call.path("residentId"), call.versionNeeded(), call.caller().name()),
                this::content);
    }

    private Answer content(ResidentFile file) {
        return Answer.json(ResidentView.of(file, clock)).withVersion(file.version());
    }
}
