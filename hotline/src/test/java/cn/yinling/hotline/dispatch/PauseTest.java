package cn.yinling.hotline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.dispatch.SeatReport.Status;
import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** After a case, and before a break. */
class PauseTest {
    private static final Occupant ANNA = new Occupant("anna", "陈晓", false);
    private static final Occupant BERT = new Occupant("bert", "李明", false);
    private static final Occupant ROB = new Occupant("rob", "机器人", true);
    private static final Duration WRAP_UP = Duration.ofSeconds(15);

    private Instant now = Instant.parse("2026-11-28T03:00:00Z");
    private final Dispatcher dispatcher =
            new Dispatcher(
                    List.of(1, 2),
                    new Rules(Duration.ofSeconds(12), Duration.ofSeconds(20), WRAP_UP),
                    now);

    @Test
    void afterACaseSheIsLeftAloneForAWhile() {
        served(1, ANNA);
        assertThat(seat(1).status()).isEqualTo(Status.WRAP_UP);
        assertThat(seat(1).pause().wrapUpUntil()).isEqualTo(now.plus(WRAP_UP));
        open("water", Lane.CARE);
        assertThat(dispatcher.waiting()).containsExactly("water");
        assertThat(dispatcher.nextDeadline()).isEqualTo(now.plus(WRAP_UP));
        now = now.plus(WRAP_UP);
        handle(new Command.Tick());
        assertThat(offeredAt(1)).isEqualTo("water");
    }

    @Test
    void oneWordEndsIt() {
        served(1, ANNA);
        open("water", Lane.CARE);
        handle(new Command.SetMode(1, Mode.READY));
        assertThat(offeredAt(1)).isEqualTo("water");
    }

    @Test
    void whatCannotWaitInterruptsItWhereNobodyElseIsFree() {
        served(1, ANNA);
        ready(2, BERT);
        open("sos", Lane.EMERGENCY);
        assertThat(offeredAt(2)).isEqualTo("sos");
        open("slow", Lane.URGENT);
        assertThat(offeredAt(1)).isEqualTo("slow");
    }

    @Test
    void robotHasNoPaperWork() {
        served(1, ROB);
        assertThat(seat(1).status()).isEqualTo(Status.READY);
    }

    @Test
    void breakThatWasAnnouncedBeginsAfterTheCase() {
        ready(1, ANNA);
        open("sos", Lane.EMERGENCY);
        handle(new Command.Accept(1, "sos"));
        handle(new Command.GoAway(1, AwayReason.MEAL, true));
        assertThat(seat(1).pause().announced()).isEqualTo(AwayReason.MEAL);
        open("next", Lane.EMERGENCY);
        handle(new Command.Close(1, "sos"));
        assertThat(seat(1).status()).isEqualTo(Status.AWAY);
        assertThat(seat(1).pause().reason()).isEqualTo(AwayReason.MEAL);
        assertThat(seat(1).pause().announced()).isNull();
        assertThat(dispatcher.waiting()).containsExactly("next");
    }

    @Test
    void breakBeginsAtOnceWhereThereIsNothingToDoFirst() {
        ready(1, ANNA);
        handle(new Command.GoAway(1, AwayReason.BREAK, true));
        assertThat(seat(1).status()).isEqualTo(Status.AWAY);
        handle(new Command.SetMode(1, Mode.READY));
        assertThat(seat(1).pause()).isEqualTo(SeatReport.Pause.NONE);
    }

    @Test
    void offerThatIsPassedOnIsTheLastBeforeTheBreak() {
        ready(1, ANNA);
        open("sos", Lane.EMERGENCY);
        handle(new Command.GoAway(1, AwayReason.BREAK, true));
        assertThat(offeredAt(1)).as("she is still asked").isEqualTo("sos");
        handle(new Command.Pass(1, "sos"));
        assertThat(seat(1).status()).isEqualTo(Status.AWAY);
    }

    @Test
    void announcedBreakIsTakenBackByReady() {
        ready(1, ANNA);
        open("sos", Lane.EMERGENCY);
        handle(new Command.Accept(1, "sos"));
        handle(new Command.GoAway(1, AwayReason.BREAK, true));
        handle(new Command.SetMode(1, Mode.READY));
        handle(new Command.Close(1, "sos"));
        assertThat(seat(1).status()).isEqualTo(Status.WRAP_UP);
    }

    private void served(int seat, Occupant agent) {
        ready(seat, agent);
        open("served", Lane.EMERGENCY);
        handle(new Command.Accept(seat, "served"));
        handle(new Command.Close(seat, "served"));
    }

    private void ready(int seat, Occupant agent) {
        handle(new Command.Arrive(seat, agent));
        handle(new Command.SetMode(seat, Mode.READY));
    }

    private void open(String caseId, Lane lane) {
        handle(new Command.Open(caseId, Urgency.of(lane), now));
    }

    private String offeredAt(int seat) {
        return Objects.requireNonNull(seat(seat).offer()).caseId();
    }

    private SeatReport seat(int number) {
        return Objects.requireNonNull(dispatcher.seat(number));
    }

    private void handle(Command command) {
        dispatcher.handle(command, now);
    }
}
