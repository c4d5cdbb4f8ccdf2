package cn.yinling.accounts.audit;

import cn.yinling.accounts.audit.Verification.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Goes along the audit log from its beginning. Not thread-safe. */
final class Verifier {
    private final LongFunction<List<AuditEntry>> after;
    private final Map<Long, List<Anchor>> anchors = new TreeMap<>();
    private long number;
    private String hash = AuditEntry.NO_HASH;
    private int fitting;

    /**
     * One.
     *
     * @param after some entries after the one of that number, the earliest first; none at the end
     * @param anchors that were kept outside
     */
    Verifier(LongFunction<List<AuditEntry>> after, List<Anchor> anchors) {
        this.after = after;
        anchors.forEach(anchor ->
                this.anchors.computeIfAbsent(anchor.entries(), _ -> new ArrayList<>()).add(anchor));
    }

    Verification verify() {
        for (List<AuditEntry> some = after.apply(0); !some.isEmpty(); some = after.apply(number)) {
            for (AuditEntry entry : some) {
                Fault fault = faultOf(entry);
                if (fault != null) {
                    return found(number + 1, fault);
                }
                number = entry.number();
                hash = entry.hash();
                anchors.remove(number);
            }
        }
        anchors.remove(0L);
        return anchors.isEmpty() ? found(null, null) : found(number + 1, Fault.CUT_OFF);
    }

    private @Nullable Fault faultOf(AuditEntry entry) {
        if (entry.number() != number + 1) {
            return Fault.MISSING;
        }
        if (!entry.follows(hash)) {
            return Fault.CHANGED;
        }
        List<Anchor> here = anchors.getOrDefault(entry.number(), List.of());
        if (here.stream().anyMatch(anchor -> !anchor.hash().equals(entry.hash()))) {
            return Fault.REBUILT;
        }
        fitting += here.size();
        return null;
    }

    private Verification found(@Nullable Long brokenAt, @Nullable Fault fault) {
        return new Verification(number, brokenAt, fault, number == 0 ? null : hash, fitting);
    }
}
