package cn.yinling.hotline;

import cn.yinling.runtime.process.Launch;
import cn.yinling.runtime.signin.HashPassword;

/** The hotline as a process. */
public final class HotlineMain {
    private HotlineMain() {}

    /** {@code --hash-password} prints what {@code agents.password-hash} is to be. */
    public static void main(String[] arguments) {
        if (HashPassword.isAskedFor(arguments)) {
            HashPassword.run("hotline");
        } else {
            Launch.run("hotline", arguments, HotlineConfig.class, Hotline::start);
        }
    }
}
