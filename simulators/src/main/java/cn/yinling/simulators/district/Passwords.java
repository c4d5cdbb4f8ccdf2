package cn.yinling.simulators.district;

import cn.yinling.simulators.chance.Chance;
import java.util.Locale;

/** Passwords of demo devices: anybody can compute them from the seed, so they protect nothing. */
final class Passwords {
    private Passwords() {}

    static String of(Chance device) {
        long bits = device.on("password").state();
        return "demo-" + String.format(Locale.ROOT, "%012x", bits & 0xffff_ffff_ffffL);
    }
}
