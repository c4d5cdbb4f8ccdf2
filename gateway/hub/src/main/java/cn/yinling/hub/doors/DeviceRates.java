package cn.yinling.hub.doors;

import cn.yinling.link.topic.DeviceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each device may still send, over all its connections and after each of them, so that neither
 * a second connection nor a new one has more. One of every device that ever came, which the
 * register bounds. Thread-safe.
 */
public final class DeviceRates {
    private final @Nullable DeviceRate rate;
    private final Map<DeviceId, TokenBucket> buckets = new ConcurrentHashMap<>();

    /**
     * Nobody has sent anything yet.
     *
     * @param rate of each device, null for no limit
     */
    public DeviceRates(@Nullable DeviceRate rate) {
        this.rate = rate;
    }

    /** That device's, null where there is no limit. */
    public @Nullable TokenBucket of(DeviceId device) {
        DeviceRate each = rate;
        return each == null
                ? null
                : buckets.computeIfAbsent(
                        device,
                        _ -> new TokenBucket(each.perSecond(), each.burst(), System.nanoTime()));
    }
}
