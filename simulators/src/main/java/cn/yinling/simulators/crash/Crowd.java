package cn.yinling.simulators.crash;

import cn.yinling.register.DeviceLogin;
import cn.yinling.simulators.process.CrashSite;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** All devices and the hotline that hears of them. Thread-safe. */
final class Crowd implements AutoCloseable {
    /** Of one device after the other: one at a time, and so many that every batch is under way. */
    private static final int[] WINDOWS = {1, 2, 8, 32};

    private static final int OLD_PROTOCOL_ONE_IN = 3;
    private static final int FORGETFUL_ONE_IN = 4;

    private final Vertx vertx = Vertx.vertx();
    private final List<NumberingDevice> devices = new ArrayList<>();
    private final HotlineEar ear;

    Crowd(CrashSite site, int count) {
        ear = new HotlineEar(site.mqtt(), site.hotlinePassword().value());
        for (int i = 0; i < count; i++) {
            DeviceLogin login = site.logins().get(i);
            Line line =
                    i % OLD_PROTOCOL_ONE_IN == 0
                            ? VertxLine.open(vertx, site.mqtt(), login)
                            : PahoLine.open(site.mqtt(), login);
            devices.add(
                    new NumberingDevice(
                            login.device(),
                            line,
                            WINDOWS[i % WINDOWS.length],
                            i % FORGETFUL_ONE_IN == 1));
        }
    }

    /**
     * How far it has come.
     *
     * @param acknowledged readings
     * @param alarms acknowledged SOS
     * @param heard alarms that the hotline was told of
     */
    record Tally(long acknowledged, long alarms, long heard) {
        static final Tally NONE = new Tally(0, 0, 0);

        Tally minus(Tally earlier) {
            return new Tally(
                    acknowledged - earlier.acknowledged,
                    alarms - earlier.alarms,
                    heard - earlier.heard);
        }

        Tally plus(Tally other) {
            return new Tally(
                    acknowledged + other.acknowledged, alarms + other.alarms, heard + other.heard);
        }
    }

    Tally tally() {
        return new Tally(
                sum(device -> device.journal().acknowledged()),
                sum(device -> device.journal().promises()),
                ear.count());
    }

    /** Messages sent once more. */
    long repeats() {
        return sum(NumberingDevice::repeats);
    }

    /** Messages that were refused for now. */
    long refusals() {
        return sum(NumberingDevice::refusals);
    }

    private long sum(ToLongFunction<NumberingDevice> of) {
        return devices.stream().mapToLong(of).sum();
    }

    List<Journal> journals() {
        return devices.stream().map(NumberingDevice::journal).toList();
    }

    HotlineEar ear() {
        return ear;
    }

    /** Begins nothing new, and waits for the answers to what was begun. */
    void finish(Duration limit) throws InterruptedException {
        Instant latest = Instant.now().plus(limit);
        devices.forEach(NumberingDevice::stop);
        for (NumberingDevice device : devices) {
            device.finish(latest);
        }
    }

    @Override
    public void close() {
        devices.forEach(NumberingDevice::close);
        ear.close();
        vertx.close().await();
    }
}
