package cn.yinling.register;

import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Language;
import java.util.List;
import java.util.function.Function;

/** What a call is answered when something was to be changed, in the caller's language. */
public final class Outcomes {
    private static final Words INVALID =
            new Words("请按下列提示修改后再提交", "The request is not as the contract has it");
    private static final Words MISSING = new Words("找不到该%s：请核对编号", "There is no such %s");
    private static final Words STALE =
            new Words(
                    "已被他人修改：请重新载入后再改", "It was changed meanwhile: read it again, and change that");

    private Outcomes() {}

    /** What {@code done} makes of it, or the problem that it is. */
    public static <T> Answer answer(Call call, Outcome<T> outcome, Function<T, Answer> done) {
        Language language = call.language();
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> done.apply(value);
            case Outcome.Invalid<T>(List<Fault> faults) ->
                    Answer.wrong(
                            Problem.invalid(
                                    INVALID.in(language),
                                    faults.stream()
                                            .map(fault -> mistake(fault, language))
                                            .toList()));
            case Outcome.Missing<T>(Words what) -> missing(call, what);
            case Outcome.Stale<T> _ -> Answer.wrong(Problem.changedMeanwhile(STALE.in(language)));
            case Outcome.Conflict<T>(Words why) -> Answer.wrong(Problem.conflict(why.in(language)));
        };
    }

    /** That there is no such thing. */
    public static Answer missing(Call call, Words what) {
        return Answer.wrong(Problem.notFound(MISSING.formatted(what).in(call.language())));
    }

    /** {@code contacts[0].phone} is {@code /contacts/0/phone} as a JSON pointer (RFC 6901). */
    private static Problem.Mistake mistake(Fault fault, Language language) {
        String pointer = "/" + fault.field().replace("[", "/").replace("]", "").replace('.', '/');
        return new Problem.Mistake("body", pointer, fault.words().in(language));
    }
}
