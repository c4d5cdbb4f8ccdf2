package cn.yinling.hub.alarms.store;

/** What is to be made durable, in the order in which it is put. Thread-safe; holds nobody up. */
public interface AlarmQueue {
    void put(AlarmWork work);

    /**
     * Does {@code first}, and puts {@code work} whatever becomes of that: what follows from it can
     * only be put later.
     *
     * @param first a moment's work; may put nothing itself
     */
    void putAfter(Runnable first, AlarmWork work);
}
