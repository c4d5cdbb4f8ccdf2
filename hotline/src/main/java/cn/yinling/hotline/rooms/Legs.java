package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Party;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines that are not over, in the order in which they began. */
final class Legs {
    private final String run;
    private final Map<String, Leg> byCall = new LinkedHashMap<>();
    private long last;

    /**
     * None yet.
     *
     * @param run of this process, so that its calls are not those of an earlier one
     */
    Legs(String run) {
        this.run = run;
    }

    /** One that begins to ring. */
    Leg begin(String caseId, Party party, Instant now) {
        Leg leg = Leg.ringing(caseId, party, run, ++last, now);
        put(leg);
        return leg;
    }

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

    /** Those of a party: two may call by one number. */
    List<Leg> of(String caseId, Party party) {
        return of(caseId).stream().filter(leg -> leg.party().equals(party)).toList();
    }

    Optional<Leg> find(String caseId, Party party) {
        return of(caseId, party).stream().findFirst();
    }

    List<Leg> all() {
        return List.copyOf(byCall.values());
    }
}
