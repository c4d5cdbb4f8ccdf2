package cn.yinling.simulators.beds;

import java.util.concurrent.atomic.LongAdder;

/** Counted by all wards. Thread-safe. */
final class FleetCounters {
    final LongAdder online = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder unanswered = new LongAdder();
    final LongAdder heldBack = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder mishaps = new LongAdder();
    final LongAdder commands = new LongAdder();

    FleetCounts snapshot(int beds) {
        return new FleetCounts(
                beds,
                online.sum(),
                sent.sum(),
                acknowledged.sum(),
                unanswered.sum(),
                heldBack.sum(),
                refused.sum(),
                lost.sum(),
                mishaps.sum(),
                commands.sum());
    }
}
