package cn.yinling.register.carebeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of a family-care bed. Immutable.
 *
 * @param version one more with each step
 * @param judgement how the criteria stand today
 * @param nextCheckOn when somebody is to look after it; null where nothing is installed
 * @param possible the steps that may be taken now
 */
public record CareBed(
        String id,
        long version,
        String residentId,
        String residentName,
        String street,
        Stage stage,
        Circumstances circumstances,
        Eligibility.Judgement judgement,
        List<Equipment> equipment,
        @Nullable LocalDate nextCheckOn,
        Set<Step.Kind> possible,
        Instant openedAt,
        Instant changedAt) {

    public CareBed {
        equipment = List.copyOf(equipment);
        possible = Set.copyOf(possible);
    }

    /**
     * A line of its history, which is only added to.
     *
     * @param stage to which the step has led
     * @param detail the step as JSON
     */
    public record Event(
            int number, Instant at, String by, Step.Kind step, Stage stage, String detail) {}

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "CareBed[" + id + "]";
    }
}
