package cn.yinling.hub.sessions;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether one client is read: not while the gate is shut, nor while too much of it is unanswered,
 * nor faster than its rate, nor while it does not read what we send. Of its event loop alone.
 */
final class Inflow {
    private final Session session;
    private final Wire wire;
    private final HubEnd hub;
    private final @Nullable TokenBucket bucket;
    private int unanswered;
    private boolean isThrottled;

    Inflow(Session session, Wire wire, HubEnd hub) {
        this.session = session;
        this.wire = wire;
        this.hub = hub;
        MqttConfig config = hub.config();
        boolean isLimited =
                config.deviceRate() > 0 && session.identity() instanceof Identity.OfDevice;
        this.bucket =
                isLimited
                        ? new TokenBucket(
                                config.deviceRate(), config.deviceBurst(), System.nanoTime())
                        : null;
    }

    void arrived() {
        unanswered++;
        if (bucket != null) {
            bucket.take();
        }
    }

    void answered() {
        unanswered--;
    }

    void readOrWait() {
        boolean isHeldAtGate = hub.gate().isShut() && unanswered >= Gate.FEW;
        if (isHeldAtGate) {
            hub.gate().await(session);
        }
        wire.read(
                !isHeldAtGate
                        && !isTooFast()
                        && unanswered <= hub.config().receiveMaximum()
                        && wire.isWritable());
    }

    private boolean isTooFast() {
        if (bucket == null || isThrottled) {
            return isThrottled;
        }
        long nanos = bucket.nanosToWait(System.nanoTime());
        if (nanos > 0) {
            isThrottled = true;
            hub.meters().throttled();
            var _ = wire.loop().schedule(this::wake, nanos, TimeUnit.NANOSECONDS);
        }
        return isThrottled;
    }

    private void wake() {
        isThrottled = false;
        session.readOrWait();
    }
}
