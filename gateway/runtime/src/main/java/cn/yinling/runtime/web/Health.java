package cn.yinling.runtime.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What must work for a process to do its job. Thread-safe. */
public final class Health {
    private final Map<String, Supplier<@Nullable String>> checks = new ConcurrentHashMap<>();

    /**
     * Adds a part.
     *
     * @param problem what is wrong with it now, in one line; null while it is fine. Must not block.
     */
    public Health check(String name, Supplier<@Nullable String> problem) {
        checks.put(name, problem);
        return this;
    }

    /** The parts that do not work, and why; empty where all do. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        checks.forEach((name, check) -> {
            String problem = check.get();
            if (problem != null) {
                problems.put(name, problem);
            }
        });
        return problems;
    }
}
