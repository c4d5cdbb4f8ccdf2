package cn.yinling.register.carebeds;

import cn.yinling.register.Words;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a family-care bed at no charge: registered in the district and living there, 60 or
 * older, in economic hardship, and disabled or partly disabled by assessment. A pure function.
 */
public final class Eligibility {
    static final int AGE_LEAST = 60;

    private Eligibility() {}

    /** How a criterion stands. */
    public enum Result {
        MET,
        NOT_MET,
        /** Not known yet. */
        OPEN
    }

    /** What is asked of a resident, and how it is called where it is not met. */
    public enum Criterion {
        REGISTERED("not-registered"),
        LIVES_HERE("not-living-here"),
        AGE("under-60"),
        HARDSHIP("no-hardship"),
        DISABILITY("not-disabled");

        private final String failure;

        Criterion(String failure) {
            this.failure = failure;
        }

        public String failure() {
            return failure;
        }
    }

    /** How one criterion stands, and why. */
    public record Found(Criterion criterion, Result result, Words words) {}

    /** How all of them stand. Immutable. */
    public record Judgement(List<Found> found) {
        public Judgement {
            found = List.copyOf(found);
        }

        /** Whether all are met. */
        public boolean isEligible() {
            return found.stream().allMatch(one -> one.result() == Result.MET);
        }

        /** Whether one is not met, whatever the others. */
        public boolean isExcluded() {
            return found.stream().anyMatch(one -> one.result() == Result.NOT_MET);
        }

        /** What stands in the way, for a person. */
        public List<Found> obstacles() {
            return found.stream().filter(one -> one.result() != Result.MET).toList();
        }
    }

    /** Judges on that day. */
    public static Judgement judge(Circumstances known, LocalDate bornOn, LocalDate on) {
        return new Judgement(
                List.of(
                        of(Criterion.REGISTERED, known.registeredInDistrict(), registered()),
                        of(Criterion.LIVES_HERE, known.livesInDistrict(), livesHere()),
                        of(
                                Criterion.AGE,
                                !bornOn.plusYears(AGE_LEAST).isAfter(on),
                                new Words("须年满 60 周岁", "must be 60 or older")),
                        of(
                                Criterion.HARDSHIP,
                                known.hardship() == null
                                        ? null
                                        : known.hardship() != Circumstances.Hardship.NONE,
                                new Words(
                                        "须属特困、低保、低保边缘或支出型困难",
                                        "must be in economic hardship: special, low income, its margin or expenditure")),
                        of(
                                Criterion.DISABILITY,
                                known.disability() == null
                                        ? null
                                        : known.disability() != Circumstances.Disability.NONE,
                                new Words(
                                        "须经评估为失能或部分失能",
                                        "must be disabled or partly disabled by assessment"))));
    }

    private static Words registered() {
        return new Words("须具有本区户籍", "household registration must be in this district");
    }

    private static Words livesHere() {
        return new Words("须在本区居住", "must live in this district");
    }

    private static Found of(Criterion criterion, @Nullable Boolean isMet, Words words) {
        Result result = isMet == null ? Result.OPEN : isMet ? Result.MET : Result.NOT_MET;
        return new Found(criterion, result, words);
    }
}
