package cn.yinling.simulators.demo;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.simulators.pbx.Pbx;
import cn.yinling.simulators.pbx.PbxConfig;
import cn.yinling.simulators.pbx.PhoneHabit;
import cn.yinling.simulators.pbx.PhoneListener;
import java.time.Clock;
import java.time.Duration;

/** The simulated exchange with sixteen telephones, and how the hotline reaches it. */
final class DemoExchange {
    private static final String USER = "hotline";
    private static final Duration SPEAKER_TAKES = Duration.ofSeconds(1);
    private static final Duration PERSON_TAKES = Duration.ofSeconds(6);
    private static final String SECRET = "demo-ami-secret";

    private DemoExchange() {}

    static Pbx start(int port, PhoneListener phones) {
        Pbx exchange =
                Pbx.start(PbxConfig.sixteenSeats(port, USER, SECRET), phones, Clock.systemUTC());
        exchange.phone(PbxConfig.SPEAKER).behave(new PhoneHabit.Answers(SPEAKER_TAKES));
        exchange.phone(PbxConfig.TRUNK).behave(new PhoneHabit.Answers(PERSON_TAKES));
        return exchange;
    }

    static AmiConfig of(Pbx exchange) {
        return AmiConfig.at("127.0.0.1", exchange.port(), USER, SECRET);
    }
}
