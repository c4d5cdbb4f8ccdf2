package cn.yinling.simulators.demo;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.simulators.pbx.Pbx;
import cn.yinling.simulators.pbx.PbxConfig;
import cn.yinling.simulators.pbx.PhoneListener;
import java.time.Clock;

/** The simulated exchange with sixteen telephones, and how the hotline reaches it. */
final class DemoExchange {
    private static final String USER = "hotline";
    private static final String SECRET = "demo-ami-secret";

    private DemoExchange() {}

    static Pbx start(int port, PhoneListener phones) {
        return Pbx.start(PbxConfig.sixteenSeats(port, USER, SECRET), phones, Clock.systemUTC());
    }

    static AmiConfig of(Pbx exchange) {
        return AmiConfig.at("127.0.0.1", exchange.port(), USER, SECRET);
    }
}
