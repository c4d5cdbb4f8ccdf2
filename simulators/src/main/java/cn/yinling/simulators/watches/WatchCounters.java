package cn.yinling.simulators.watches;

import java.util.concurrent.atomic.LongAdder;

/** Counted by all watches. Thread-safe. */
final class WatchCounters {
    final LongAdder online = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder commands = new LongAdder();
    final LongAdder lost = new LongAdder();

    WatchCounts snapshot() {
        return new WatchCounts(online.sum(), sent.sum(), answers.sum(), commands.sum(), lost.sum());
    }
}
