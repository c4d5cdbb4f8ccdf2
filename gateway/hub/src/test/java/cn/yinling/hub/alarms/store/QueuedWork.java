package cn.yinling.hub.alarms.store;

import java.util.ArrayList;

/** What was put, in order, and stays there. */
public final class QueuedWork extends ArrayList<AlarmWork> implements AlarmQueue {
    private static final long serialVersionUID = 1L;

    @Override
    public void put(AlarmWork work) {
        add(work);
    }

    @Override
    public void putAfter(Runnable first, AlarmWork work) {
        first.run();
        add(work);
    }
}
