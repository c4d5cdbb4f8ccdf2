package cn.yinling.simulators.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sees to it that children do not outlive a run that was broken off. Thread-safe. */
final class Orphans {
    private static final Set<Process> CHILDREN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> CHILDREN.forEach(Process::destroyForcibly),
                                "end-of-children"));
    }

    private Orphans() {}

    /** {@code child} is killed when this process ends before it. */
    static void none(Process child) {
        CHILDREN.removeIf(one -> !one.isAlive());
        CHILDREN.add(child);
    }
}
