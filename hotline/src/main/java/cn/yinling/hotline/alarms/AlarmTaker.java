package cn.yinling.hotline.alarms;

import cn.yinling.link.alarm.Alarm;

/** Who takes charge of alarms. Must not block. */
@FunctionalInterface
public interface AlarmTaker {
    /**
     * Takes an alarm, which may have come before.
     *
     * @param receivedNanos {@link System#nanoTime()} when it had arrived
     * @param durable to be run once the alarm cannot be lost any more
     */
    void take(Alarm alarm, long receivedNanos, Runnable durable);
}
