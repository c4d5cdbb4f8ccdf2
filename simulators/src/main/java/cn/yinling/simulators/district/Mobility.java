package cn.yinling.simulators.district;

/** How a resident gets about, from well to badly. */
public enum Mobility {
    WALKS("可独立行走"),
    STICK("拄拐行走"),
    FRAME("使用助行器行走"),
    WHEELCHAIR("坐轮椅，转移需人协助"),
    BEDRIDDEN("长期卧床，翻身需人协助");

    private final String chinese;

    Mobility(String chinese) {
        this.chinese = chinese;
    }

    /** As it stands on file. */
    public String chinese() {
        return chinese;
    }
}
