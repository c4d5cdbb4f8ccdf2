package cn.yinling.register.carebeds;

import cn.yinling.register.Words;
import java.util.List;

/** Why a step may not be taken at the stage where a file is, and which may. A pure function. */
final class NotNow {
    private NotNow() {}

    static Words words(CareBed bed, Step.Kind step) {
        return new Words("档案%s，不能办理%s%s；%s", "%2$s is not possible at the stage %1$s%3$s; %4$s")
                .formatted(bed.stage().words(), step.words(), obstacles(bed, step), possible(bed));
    }

    private static Words obstacles(CareBed bed, Step.Kind step) {
        List<Words> obstacles =
                bed.judgement().obstacles().stream().map(Eligibility.Found::words).toList();
        boolean isHindered = step == Step.Kind.APPROVE || step == Step.Kind.ASSESS;
        return isHindered && !obstacles.isEmpty()
                ? new Words("（%s）", " (%s)").formatted(Words.joined(obstacles, "；", "; "))
                : new Words("", "");
    }

    private static Words possible(CareBed bed) {
        List<Words> steps = bed.possible().stream().sorted().map(Step.Kind::words).toList();
        return steps.isEmpty()
                ? new Words("档案已办结，请重新申请", "the file is over, open another one")
                : new Words("现在可以办理：%s", "possible now: %s").formatted(Words.list(steps));
    }
}
