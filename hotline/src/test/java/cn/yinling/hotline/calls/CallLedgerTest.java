package cn.yinling.hotline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
    private static final String OURS = "case-1-to-home-a-1";

    private final List<PhoneEvent> told = new ArrayList<>();
    private final CallLedger ledger = new CallLedger(told::add, "case-");

    @Test
    void conversationOfAnEarlierProcessIsFoundAndItsEndIsTold() {
        ledger.note(new CallFact.Snapshot(Map.of(OURS, true, "1764300000.7", true)), NOW);
        ledger.note(new CallFact.Gone(OURS, 16), NOW);
        assertThat(told)
                .containsExactly(
                        new PhoneEvent.Found(OURS), new PhoneEvent.Ended(OURS, EndCause.HUNG_UP));
    }

    @Test
    void whatOnlyRingsForNobodyIsNoConversation() {
        CallFact.Snapshot snapshot = new CallFact.Snapshot(Map.of(OURS, false));
        assertThat(ledger.orphans(snapshot)).containsExactly(OURS);
        ledger.note(snapshot, NOW);
        assertThat(told).isEmpty();
    }

    @Test
    void whatTheExchangeStillHasAfterItsLineWasLostGoesOn() {
        ledger.begin(OURS, Duration.ofSeconds(12), NOW);
        ledger.note(new CallFact.IsUp(OURS), NOW);
        ledger.note(new CallFact.Snapshot(Map.of(OURS, true)), NOW);
        ledger.note(new CallFact.Snapshot(Map.of()), NOW);
        assertThat(told)
                .containsExactly(
                        new PhoneEvent.Answered(OURS),
                        new PhoneEvent.Ended(OURS, EndCause.HUNG_UP));
    }

    @Test
    void conversationFoundIsNeverOverdue() {
        ledger.note(new CallFact.Snapshot(Map.of(OURS, true)), NOW);
        ledger.expire(NOW.plus(Duration.ofDays(1)));
        assertThat(told).containsExactly(new PhoneEvent.Found(OURS));
    }

    @Test
    void failureThatIsHereBeforeItsChannelWaitsForWhatTheChannelSays() {
        ledger.begin(OURS, Duration.ofSeconds(12), NOW);
        ledger.note(new CallFact.OriginateFailed(OURS), NOW);
        ledger.expire(NOW.plusMillis(999));
        ledger.note(new CallFact.Gone(OURS, 17), NOW.plusMillis(999));
        assertThat(told).containsExactly(new PhoneEvent.Ended(OURS, EndCause.BUSY));
    }

    @Test
    void failureOfWhichNoChannelSpeaksIsATelephoneThatIsNotThere() {
        ledger.begin(OURS, Duration.ofSeconds(12), NOW);
        ledger.note(new CallFact.OriginateFailed(OURS), NOW);
        ledger.expire(NOW.plusSeconds(1));
        assertThat(told).containsExactly(new PhoneEvent.Ended(OURS, EndCause.UNREACHABLE));
    }

    @Test
    void callOfWhichNothingIsSaidAtAllIsLostAfterItsTime() {
        ledger.begin(OURS, Duration.ofSeconds(12), NOW);
        ledger.expire(NOW.plusSeconds(16));
        assertThat(told).isEmpty();
        ledger.expire(NOW.plusSeconds(17));
        assertThat(told).containsExactly(new PhoneEvent.Ended(OURS, EndCause.LOST));
    }
}
