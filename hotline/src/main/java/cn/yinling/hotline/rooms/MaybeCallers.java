package cn.yinling.hotline.rooms;

import cn.yinling.hotline.gateway.KnownCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who may be calling, by case. Of the control room's thread alone. */
final class MaybeCallers {
    private final Map<String, List<KnownCaller>> byCase = new HashMap<>();

    void put(String caseId, List<KnownCaller> callers) {
        byCase.put(caseId, List.copyOf(callers));
    }

    /** Whether it was found out, though it may be nobody. */
    boolean isKnown(String caseId) {
        return byCase.containsKey(caseId);
    }

    List<KnownCaller> of(String caseId) {
        return byCase.getOrDefault(caseId, List.of());
    }

    /** Forgets those of all other cases. */
    void keep(Predicate<String> caseIds) {
        byCase.keySet().removeIf(caseIds.negate());
    }
}
