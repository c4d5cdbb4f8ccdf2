package cn.yinling.hub;

import cn.yinling.runtime.process.Launch;

/** The gateway as a process. */
public final class GatewayMain {
    private GatewayMain() {}

    public static void main(String[] arguments) {
        Launch.run("gateway", arguments, GatewayConfig.class, Gateway::start);
    }
}
