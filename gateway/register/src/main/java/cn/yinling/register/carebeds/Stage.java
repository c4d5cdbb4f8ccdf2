package cn.yinling.register.carebeds;

import cn.yinling.register.Words;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far the file of a family-care bed has come. */
public enum Stage {
    APPLIED("已申请"),
    /** The papers were looked at. */
    SCREENED("已初审"),
    ASSESSED("已评估"),
    APPROVED("已批准"),
    /** What the home needs is listed. */
    EQUIPPED("已配置"),
    INSTALLED("已安装"),
    HANDED_BACK("已退还"),
    REFUSED("未批准"),
    WITHDRAWN("已撤回");

    private final String chinese;

    Stage(String chinese) {
        this.chinese = chinese;
    }

    Words words() {
        return new Words(chinese, code());
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws {@link IllegalArgumentException} where there is no such stage. */
    public static Stage ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether nothing more can become of it. */
    public boolean isOver() {
        return this == HANDED_BACK || this == REFUSED || this == WITHDRAWN;
    }

    /** The steps that may be taken now. */
    public Set<Step.Kind> possible(Eligibility.Judgement judgement) {
        EnumSet<Step.Kind> steps =
                switch (this) {
                    case APPLIED -> EnumSet.of(Step.Kind.SCREEN, Step.Kind.WITHDRAW);
                    case SCREENED ->
                            EnumSet.of(
                                    Step.Kind.SCREEN,
                                    Step.Kind.ASSESS,
                                    Step.Kind.REFUSE,
                                    Step.Kind.WITHDRAW);
                    case ASSESSED ->
                            EnumSet.of(
                                    Step.Kind.ASSESS,
                                    Step.Kind.APPROVE,
                                    Step.Kind.REFUSE,
                                    Step.Kind.WITHDRAW);
                    case APPROVED -> EnumSet.of(Step.Kind.EQUIP, Step.Kind.WITHDRAW);
                    case EQUIPPED ->
                            EnumSet.of(Step.Kind.EQUIP, Step.Kind.INSTALL, Step.Kind.HAND_BACK);
                    case INSTALLED ->
                            EnumSet.of(Step.Kind.EQUIP, Step.Kind.CHECK, Step.Kind.HAND_BACK);
                    case HANDED_BACK, REFUSED, WITHDRAWN -> EnumSet.noneOf(Step.Kind.class);
                };
        if (judgement.isExcluded()) {
            steps.remove(Step.Kind.ASSESS);
            if (this == ASSESSED) {
                steps.add(Step.Kind.ASSESS); // the assessment itself may have been mistaken
            }
        }
        if (!judgement.isEligible()) {
            steps.remove(Step.Kind.APPROVE);
        }
        return steps;
    }

    /** Where a step leads that may be taken. */
    public Stage after(Step.Kind step) {
        return switch (step) {
            case APPLY -> APPLIED;
            case SCREEN -> SCREENED;
            case ASSESS -> ASSESSED;
            case APPROVE -> APPROVED;
            case REFUSE -> REFUSED;
            case EQUIP -> this == INSTALLED ? INSTALLED : EQUIPPED;
            case INSTALL, CHECK -> INSTALLED;
            case HAND_BACK -> HANDED_BACK;
            case WITHDRAW -> WITHDRAWN;
        };
    }
}
