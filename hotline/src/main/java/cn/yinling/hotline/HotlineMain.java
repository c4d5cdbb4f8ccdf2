package cn.yinling.hotline;

import cn.yinling.runtime.process.Launch;

/** The hotline as a process. */
public final class HotlineMain {
    private HotlineMain() {}

    public static void main(String[] arguments) {
        Launch.run("hotline", arguments, HotlineConfig.class, Hotline::start);
    }
}
