package cn.yinling.simulators.district;

import java.util.Set;

/** What a resident's vitals and days follow from. Immutable; never logged. */
public record Health(int age, boolean isFemale, Mobility mobility, Set<Illness> illnesses) {
    public Health {
        illnesses = Set.copyOf(illnesses);
    }

    public boolean has(Illness illness) {
        return illnesses.contains(illness);
    }
}
