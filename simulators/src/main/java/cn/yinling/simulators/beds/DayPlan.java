package cn.yinling.simulators.beds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one resident does from one noon to the next, without gaps. Immutable. */
final class DayPlan {
    static final int SECONDS = 86_400;

    private final int[] starts;
    private final Phase[] phases;

    private DayPlan(int[] starts, Phase[] phases) {
        this.starts = starts;
        this.phases = phases;
    }

    /**
     * A moment of the plan.
     *
     * @param before what came before this phase
     * @param secondsInto how long the phase has lasted
     */
    record Moment(Phase phase, Phase before, int secondsInto) {}

    Moment at(int secondOfPlan) {
        int found = Arrays.binarySearch(starts, secondOfPlan);
        int index = found >= 0 ? found : -found - 2;
        Phase before = index == 0 ? phases[0] : phases[index - 1];
        return new Moment(phases[index], before, secondOfPlan - starts[index]);
    }

    /** Builds a plan from its beginning. */
    static final class Builder {
        private final List<Integer> starts = new ArrayList<>();
        private final List<Phase> phases = new ArrayList<>();
        private int now;

        int now() {
            return now;
        }

        /** Goes on with that phase for {@code minutes}, at most to the plan's end. */
        Builder spend(double minutes, Phase phase) {
            return until(now + (int) Math.round(minutes * 60), phase);
        }

        /** Goes on with that phase until that second; nothing where that has passed. */
        Builder until(int second, Phase phase) {
            int end = Math.min(second, SECONDS);
            if (end > now) {
                if (phases.isEmpty() || phases.getLast() != phase) {
                    starts.add(now);
                    phases.add(phase);
                }
                now = end;
            }
            return this;
        }

        DayPlan build() {
            if (now != SECONDS) {
                throw new IllegalStateException("the plan ends at second " + now);
            }
            return new DayPlan(
                    starts.stream().mapToInt(Integer::intValue).toArray(),
                    phases.toArray(Phase[]::new));
        }
    }
}
