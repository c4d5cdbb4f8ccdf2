package cn.yinling.runtime.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that may stand for a key. */
record Environment(Map<String, String> variables) {
    @Nullable String get(KeyPath path) {
        return variables.get(path.variable());
    }

    /** Whether a variable sets something below {@code path}. */
    boolean hasBelow(KeyPath path) {
        String prefix = path.variable() + "_";
        return variables.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }
}
