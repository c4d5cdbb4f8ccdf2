package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Party;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines that are not over, in the order in which they began. */
final class Legs {
    private final Map<String, Leg> byCall = new LinkedHashMap<>();

    void put(Leg leg) {
        byCall.put(leg.callId(), leg);
    }

    @Nullable Leg get(String callId) {
        return byCall.get(callId);
    }

    @Nullable Leg remove(String callId) {
        return byCall.remove(callId);
    }

    List<Leg> of(String caseId) {
        return byCall.values().stream().filter(leg -> leg.caseId().equals(caseId)).toList();
    }

    Optional<Leg> find(String caseId, Party party) {
        return of(caseId).stream().filter(leg -> leg.party().equals(party)).findFirst();
    }

    List<Leg> all() {
        return List.copyOf(byCall.values());
    }
}
