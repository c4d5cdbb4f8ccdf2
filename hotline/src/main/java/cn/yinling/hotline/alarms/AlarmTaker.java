package cn.yinling.hotline.alarms;

/** Who takes charge of alarms. Must not block. */
@FunctionalInterface
public interface AlarmTaker {
    /**
     * Takes an alarm, which may have come before.
     *
     * @param durable to be run once the alarm cannot be lost any more
     */
    void take(Arrival arrival, Runnable durable);
}
