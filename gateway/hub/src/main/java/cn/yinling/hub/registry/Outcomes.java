package cn.yinling.hub.registry;

import cn.yinling.hub.api.Answer;
import cn.yinling.hub.api.Problem;
import java.util.List;
import java.util.function.Function;

/** What a call is answered when something was to be changed. */
public final class Outcomes {
    private Outcomes() {}

    /** What {@code done} makes of it, or the problem that it is. */
    public static <T> Answer answer(Outcome<T> outcome, Function<T, Answer> done) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> done.apply(value);
            case Outcome.Invalid<T>(List<Fault> faults) ->
                    Problem.invalid(faults.stream().map(Outcomes::mistake).toList()).answer();
            case Outcome.Missing<T>(String what) ->
                    Problem.notFound("There is no such %s".formatted(what)).answer();
            case Outcome.Stale<T> _ -> Problem.changedMeanwhile().answer();
            case Outcome.Conflict<T>(String why) -> Problem.conflict(why).answer();
        };
    }

    /** {@code contacts[0].phone} is {@code /contacts/0/phone} as a JSON pointer (RFC 6901). */
    private static Problem.Mistake mistake(Fault fault) {
        String pointer = "/" + fault.field().replace("[", "/").replace("]", "").replace('.', '/');
        return new Problem.Mistake("body", pointer, fault.message());
    }
}
