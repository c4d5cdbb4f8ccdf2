package cn.yinling.register.carebeds;

import cn.yinling.register.Words;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file of a care bed as the API has it. Immutable. */
record CareBedView(
        String id,
        String residentId,
        String stage,
        @Nullable Boolean eligible,
        List<String> ineligibleBecause,
        List<Criterion> criteria,
        Circumstances assessment,
        List<Equipment> equipment,
        List<String> deviceIds,
        @Nullable LocalDate nextCheckOn,
        List<Line> steps,
        List<String> nextSteps) {

    /** How a criterion stands. */
    record Criterion(String criterion, String result, Words words) {}

    /** A step that was taken. */
    record Line(String step, Instant at, String by, String stage, @JsonRawValue String detail) {}

    /** What a list has of it. */
    record Summary(
            String id,
            String residentId,
            String residentName,
            String street,
            String stage,
            @Nullable LocalDate nextCheckOn,
            Instant changedAt) {
        static Summary of(CareBed bed) {
            return new Summary(
                    bed.id(),
                    bed.residentId(),
                    bed.residentName(),
                    bed.street(),
                    bed.stage().code(),
                    bed.nextCheckOn(),
                    bed.changedAt());
        }
    }

    static CareBedView of(CareBed bed, List<CareBed.Event> history) {
        Eligibility.Judgement judgement = bed.judgement();
        boolean isOpen = !judgement.isEligible() && !judgement.isExcluded();
        return new CareBedView(
                bed.id(),
                bed.residentId(),
                bed.stage().code(),
                isOpen ? null : judgement.isEligible(),
                judgement.found().stream()
                        .filter(found -> found.result() == Eligibility.Result.NOT_MET)
                        .map(found -> found.criterion().failure())
                        .toList(),
                judgement.found().stream()
                        .map(found ->
                                new Criterion(
                                        code(found.criterion()),
                                        code(found.result()),
                                        found.words()))
                        .toList(),
                bed.circumstances(),
                bed.equipment(),
                bed.equipment().stream().map(Equipment::deviceId).filter(Objects::nonNull).toList(),
                bed.nextCheckOn(),
                history.stream()
                        .map(event ->
                                new Line(
                                        event.step().code(),
                                        event.at(),
                                        event.by(),
                                        event.stage().code(),
                                        event.detail()))
                        .toList(),
                bed.possible().stream().sorted().map(Step.Kind::code).toList());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
