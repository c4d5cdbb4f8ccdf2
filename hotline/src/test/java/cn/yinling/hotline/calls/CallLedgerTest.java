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

    private static final String CALLER = "1764300000.12";
    private static final CallFact.Channel UP = new CallFact.Channel(true, false, null, null, false);
    private static final CallFact.Channel RINGING =
            new CallFact.Channel(false, false, null, null, false);
    private static final CallFact.Channel WAITING =
            new CallFact.Channel(false, true, "13912345678", null, false);

    private final List<PhoneEvent> told = new ArrayList<>();
    private final CallLedger ledger = new CallLedger(told::add, "case-");

    @Test
    void conversationOfAnEarlierProcessIsFoundAndItsEndIsTold() {
        ledger.note(new CallFact.Snapshot(Map.of(OURS, UP, "1764300000.7", UP)), NOW);
        ledger.note(new CallFact.Gone(OURS, 16), NOW);
        assertThat(told)
                .containsExactly(
                        new PhoneEvent.Found(OURS, null, false),
                        new PhoneEvent.Ended(OURS, EndCause.HUNG_UP));
    }

    @Test
    void whatOnlyRingsForNobodyIsNoConversation() {
        CallFact.Snapshot snapshot = new CallFact.Snapshot(Map.of(OURS, RINGING));
        assertThat(ledger.orphans(snapshot)).containsExactly(OURS);
        ledger.note(snapshot, NOW);
        assertThat(told).isEmpty();
    }

    @Test
    void whatTheExchangeStillHasAfterItsLineWasLostGoesOn() {
        ledger.begin(OURS, Duration.ofSeconds(12), NOW);
        ledger.note(new CallFact.IsUp(OURS), NOW);
        ledger.note(new CallFact.Snapshot(Map.of(OURS, UP)), NOW);
        ledger.note(new CallFact.Snapshot(Map.of()), NOW);
        assertThat(told)
                .containsExactly(
                        new PhoneEvent.Answered(OURS),
                        new PhoneEvent.Ended(OURS, EndCause.HUNG_UP));
    }

    @Test
    void conversationFoundIsNeverOverdue() {
        ledger.note(new CallFact.Snapshot(Map.of(OURS, UP)), NOW);
        ledger.expire(NOW.plus(Duration.ofDays(1)));
        assertThat(told).containsExactly(new PhoneEvent.Found(OURS, null, false));
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

    @Test
    void callerIsToldOnceHoweverOftenTheChannelsAreListed() {
        ledger.note(new CallFact.Arrived(CALLER, "13912345678"), NOW);
        ledger.note(new CallFact.Snapshot(Map.of(CALLER, WAITING)), NOW);
        ledger.note(new CallFact.Gone(CALLER, 127), NOW);
        assertThat(told)
                .containsExactly(
                        new PhoneEvent.Arrived(CALLER, "13912345678"),
                        new PhoneEvent.Ended(CALLER, EndCause.ABANDONED));
    }

    @Test
    void callersOfAnEarlierProcessAreFoundWaitingAndInTheirCases() {
        CallFact.Channel inCase = new CallFact.Channel(true, false, "13912345678", "4711", true);
        CallFact.Snapshot snapshot =
                new CallFact.Snapshot(Map.of(CALLER, WAITING, "1764300000.13", inCase));
        assertThat(ledger.orphans(snapshot)).isEmpty();
        ledger.note(snapshot, NOW);
        assertThat(told)
                .containsExactlyInAnyOrder(
                        new PhoneEvent.Arrived(CALLER, "13912345678"),
                        new PhoneEvent.Found("1764300000.13", "4711", true));
    }

    @Test
    void callerWhoWasSpokenToHasNotAbandonedHerCall() {
        ledger.note(new CallFact.Arrived(CALLER, null), NOW);
        ledger.note(new CallFact.IsUp(CALLER), NOW);
        assertThat(told).as("something is said to her").hasSize(1);
        ledger.note(new CallFact.Joined(CALLER), NOW);
        ledger.note(new CallFact.Gone(CALLER, 16), NOW);
        assertThat(told)
                .containsExactly(
                        new PhoneEvent.Arrived(CALLER, null),
                        new PhoneEvent.Answered(CALLER),
                        new PhoneEvent.Ended(CALLER, EndCause.HUNG_UP));
    }
}
