package cn.yinling.hub.view;

import cn.yinling.hub.alarms.raise.Alarms;
import cn.yinling.hub.doors.Roll;
import cn.yinling.register.DeviceKind;
import cn.yinling.runtime.database.Database;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A gateway in a few numbers, as {@code GET /api/status} says it. Thread-safe. */
public final class StatusBoard implements Supplier<GatewayStatus> {
    /** How often it is to be sampled. */
    public static final Duration SAMPLED_EVERY = Duration.ofSeconds(1);

    private final Roll roll;
    private final IntSupplier hotlines;
    private final LongSupplier committed;
    private final Throughput throughput;
    private final Alarms alarms;
    private final Database database;

    /**
     * Of these parts.
     *
     * @param hotlines connections of hotlines
     * @param committed messages made durable since the start
     */
    public StatusBoard(
            Roll roll,
            IntSupplier hotlines,
            LongSupplier committed,
            Alarms alarms,
            Database database) {
        this.roll = roll;
        this.hotlines = hotlines;
        this.committed = committed;
        this.throughput = new Throughput(committed);
        this.alarms = alarms;
        this.database = database;
    }

    /** To be called every {@link #SAMPLED_EVERY}, by one thread. */
    public void sample() {
        throughput.sample();
    }

    @Override
    public GatewayStatus get() {
        Map<String, Integer> online = new TreeMap<>();
        for (DeviceKind kind : DeviceKind.values()) {
            online.put(kind.code(), roll.online(kind));
        }
        return new GatewayStatus(
                online,
                hotlines.getAsInt(),
                throughput.perSecond(),
                committed.getAsLong(),
                alarms.open(),
                alarms.untaken(),
                database.state());
    }
}
