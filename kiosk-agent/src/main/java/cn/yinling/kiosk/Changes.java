package cn.yinling.kiosk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the parts that something has changed; lets them be built one after the other. */
final class Changes implements Runnable {
    private final List<Runnable> told = new CopyOnWriteArrayList<>();

    void tell(Runnable part) {
        told.add(part);
    }

    @Override
    public void run() {
        told.forEach(Runnable::run);
    }
}
