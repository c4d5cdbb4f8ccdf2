package cn.yinling.simulators.district;

import java.util.EnumSet;
import java.util.Set;

/** Long-term illnesses of the demo's residents; shares are of residents of 80. */
public enum Illness {
    HYPERTENSION("高血压", 0.62),
    DIABETES("2型糖尿病", 0.26),
    CORONARY("冠心病", 0.26),
    ATRIAL_FIBRILLATION("心房颤动", 0.10),
    HEART_FAILURE("慢性心力衰竭", 0.09),
    COPD("慢性阻塞性肺疾病", 0.13),
    STROKE("脑梗死后遗症", 0.17),
    PARKINSON("帕金森病", 0.06),
    DEMENTIA("阿尔茨海默病", 0.10),
    KIDNEY_FAILURE("慢性肾衰竭（血液透析）", 0.03),
    OSTEOPOROSIS("骨质疏松症", 0.24),
    KNEE_ARTHRITIS("膝骨关节炎", 0.28),
    PROSTATE("前列腺增生", 0.40),
    CATARACT("白内障", 0.12),
    HEARING_LOSS("听力减退", 0.18);

    private final String chinese;
    private final double share;

    Illness(String chinese, double share) {
        this.chinese = chinese;
        this.share = share;
    }

    /** As it stands on file. */
    public String chinese() {
        return chinese;
    }

    double share() {
        return share;
    }

    /** Whether the demo gives it to somebody who has {@code present} already. */
    boolean goesWith(Set<Illness> present) {
        // Medicines of kidney failure and of these contradict each other; a demo need not solve it.
        EnumSet<Illness> apartFromKidneys =
                EnumSet.of(HEART_FAILURE, ATRIAL_FIBRILLATION, OSTEOPOROSIS);
        if (this == KIDNEY_FAILURE) {
            return present.stream().noneMatch(apartFromKidneys::contains);
        }
        return !(present.contains(KIDNEY_FAILURE) && apartFromKidneys.contains(this));
    }
}
