package cn.yinling.simulators.bench;

import cn.yinling.simulators.load.LoadSecond;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells, on standard error, how a run goes, and keeps its seconds. For the generator's thread. */
final class Watch implements Consumer<LoadSecond> {
    private final GatewayMeter meter;
    private final List<LoadSecond> seconds = new ArrayList<>();

    Watch(GatewayMeter meter) {
        this.meter = meter;
    }

    @Override
    public void accept(LoadSecond second) {
        System.err.println(
                "%s %4d s  %,9d messages/s  ack p99 %,8.1f ms  heap %,4.0f MB"
                        .formatted(
                                second.number() > 0 ? "       " : "warm-up",
                                second.number(),
                                second.perSecond(),
                                second.p99Millis(),
                                meter.last().heapMegabytes()));
        if (second.number() > 0) {
            seconds.add(second);
        }
    }

    /** Those that are measured. */
    List<LoadSecond> seconds() {
        return List.copyOf(seconds);
    }
}
