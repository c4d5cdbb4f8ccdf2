package cn.yinling.hub;

import cn.yinling.runtime.process.Launch;
import cn.yinling.runtime.signin.HashPassword;

/** The gateway as a process. */
public final class GatewayMain {
    private GatewayMain() {}

    /** {@code --hash-password} prints what {@code operators.password-hash} is to be. */
    public static void main(String[] arguments) {
        if (HashPassword.isAskedFor(arguments)) {
            HashPassword.run("gateway");
        } else {
            Launch.run("gateway", arguments, GatewayConfig.class, Gateway::start);
        }
    }
}
