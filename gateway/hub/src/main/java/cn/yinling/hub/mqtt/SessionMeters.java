package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Strangers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts of sessions. Thread-safe. */
final class SessionMeters {
    private final MeterRegistry meters;
    private final Counter turnedAway;
    private final Counter throttled;
    private final Counter notKept;
    private final Counter resumed;
    private final Counter takenOver;
    private final Counter tooLargeForClient;

    SessionMeters(MeterRegistry meters) {
        this.meters = meters;
        turnedAway = meters.counter("yinling.sessions.turned.away");
        throttled = meters.counter("yinling.sessions.throttled");
        notKept = meters.counter("yinling.sessions.not.kept");
        resumed = meters.counter("yinling.sessions.resumed");
        takenOver = meters.counter("yinling.sessions.taken.over");
        tooLargeForClient = meters.counter("yinling.sessions.too.large.for.client");
    }

    /** Shows how many connections have not said who they are. */
    void watch(Strangers strangers) {
        meters.gauge("yinling.sessions.unidentified", strangers, Strangers::count);
    }

    /** A connection was closed at once: too many have not said who they are. */
    void turnedAway() {
        turnedAway.increment();
    }

    /** A connection is read no further for its rate. */
    void throttled() {
        throttled.increment();
    }

    /** A session found no room among those without a connection. */
    void notKept() {
        notKept.increment();
    }

    /** A client came back to its session. */
    void resumed() {
        resumed.increment();
    }

    /** A connection ended because its client made another. */
    void takenOver() {
        takenOver.increment();
    }

    /** A publish was larger than the client's Maximum Packet Size. */
    void tooLargeForClient() {
        tooLargeForClient.increment();
    }
}
