package cn.yinling.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.accounts.audit.Verification.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");
    private static final int CHUNK = 3;

    private List<AuditEntry> log;

    @BeforeEach
    void write() {
        log = chain("liyan");
    }

    private static List<AuditEntry> chain(String by) {
        List<AuditEntry> entries = new ArrayList<>();
        String hash = AuditEntry.NO_HASH;
        for (int number = 1; number <= 10; number++) {
            AuditEntry entry =
                    AuditEntry.after(hash, number, AT, by, "getResident", "r-" + number, null);
            entries.add(entry);
            hash = entry.hash();
        }
        return entries;
    }

    private Verification verify(Anchor... anchors) {
        return new Verifier(
                        after ->
                                log.stream()
                                        .filter(entry -> entry.number() > after)
                                        .limit(CHUNK)
                                        .toList(),
                        List.of(anchors))
                .verify();
    }

    private Anchor anchorAt(int number) {
        return new Anchor(AT, number, log.get(number - 1).hash());
    }

    @Test
    void logThatIsAsItWasWrittenFitsItsAnchors() {
        Verification found = verify(anchorAt(4), anchorAt(10));
        assertThat(found).isEqualTo(new Verification(10, null, null, log.getLast().hash(), 2));
        assertThat(found.intact()).isTrue();
    }

    @Test
    void emptyLogIsIntactWhereItNeverHadAnEntry() {
        log.clear();
        assertThat(verify().intact()).isTrue();
        Anchor once = new Anchor(AT, 3, "a".repeat(64));
        assertThat(verify(once).fault()).isEqualTo(Fault.CUT_OFF);
    }

    @Test
    void entryThatSaysSomethingElseIsFound() {
        AuditEntry third = log.get(2);
        log.set(2, new AuditEntry(3, AT, "nobody", third.operation(), "r-3", null, third.hash()));
        assertThat(verify()).isEqualTo(broken(3, Fault.CHANGED));
    }

    @Test
    void entryThatIsGoneIsFound() {
        log.remove(5);
        assertThat(verify()).isEqualTo(broken(6, Fault.MISSING));
    }

    @Test
    void entriesThatHaveChangedPlacesAreFound() {
        AuditEntry third = log.get(2);
        AuditEntry fourth = log.get(3);
        log.set(2, numbered(fourth, 3));
        log.set(3, numbered(third, 4));
        assertThat(verify()).isEqualTo(broken(3, Fault.CHANGED));
        Collections.swap(log, 2, 3);
        assertThat(verify().intact()).isFalse();
    }

    private static AuditEntry numbered(AuditEntry entry, long number) {
        return new AuditEntry(
                number,
                entry.at(),
                entry.by(),
                entry.operation(),
                entry.residentId(),
                entry.subject(),
                entry.hash());
    }

    @Test
    void endThatIsCutOffIsFoundByAnAnchorAlone() {
        Anchor end = anchorAt(10);
        log.subList(7, 10).clear();
        assertThat(verify().intact()).as("the chain fits").isTrue();
        assertThat(verify(end).fault()).isEqualTo(Fault.CUT_OFF);
        assertThat(verify(end).brokenAt()).isEqualTo(8);
    }

    @Test
    void logThatWasMadeAnewAsAWholeIsFoundByAnAnchorAlone() {
        Anchor middle = anchorAt(5);
        log = chain("somebody else");
        assertThat(verify().intact()).as("the chain fits").isTrue();
        assertThat(verify(middle).fault()).isEqualTo(Fault.REBUILT);
        assertThat(verify(middle).brokenAt()).isEqualTo(5);
    }

    /** Whoever makes the log anew may have it anchored as well. */
    @Test
    void laterAnchorDoesNotHideAnEarlierOne() {
        Anchor before = anchorAt(5);
        log = chain("somebody else");
        assertThat(verify(before, anchorAt(5)).fault()).isEqualTo(Fault.REBUILT);
    }

    private Verification broken(long at, Fault fault) {
        return new Verification(at - 1, at, fault, log.get((int) at - 2).hash(), 0);
    }
}
