package cn.yinling.register.carebeds;

import cn.yinling.register.OnFile;
import cn.yinling.register.carebeds.Circumstances.Disability;
import cn.yinling.register.carebeds.Circumstances.Hardship;
import java.util.List;

/** Files of a made-up resident's care bed. */
final class Bed {
    static final Circumstances ALL_MET =
            new Circumstances(true, true, Hardship.LOW_INCOME, Disability.PARTLY);
    static final Circumstances EXCLUDED =
            new Circumstances(false, true, Hardship.NONE, Disability.PARTLY);

    private Bed() {}

    /** As it stands at a stage. */
    static CareBed at(Stage stage, Circumstances circumstances, Equipment... equipment) {
        Eligibility.Judgement judgement =
                Eligibility.judge(circumstances, OnFile.LAN.bornOn(), OnFile.TODAY);
        return new CareBed(
                "b-1",
                3,
                "r-lan",
                OnFile.LAN.name(),
                "320602-01",
                stage,
                circumstances,
                judgement,
                List.of(equipment),
                OnFile.TODAY.plusMonths(3),
                stage.possible(judgement),
                OnFile.NOW,
                OnFile.NOW);
    }
}
