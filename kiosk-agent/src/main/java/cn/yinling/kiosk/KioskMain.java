package cn.yinling.kiosk;

import cn.yinling.runtime.process.Launch;

/** The process on a kiosk: {@code KioskMain --config kiosk.yaml}. */
public final class KioskMain {
    private KioskMain() {}

    public static void main(String[] arguments) {
        Launch.run("kiosk", arguments, KioskConfig.class, Kiosk::start);
    }
}
