package cn.yinling.hotline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.dispatch.Effect.Why;
import cn.yinling.hotline.dispatch.SeatReport.Status;
import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An agent who does not answer: she comes last, not never, and somebody outside hears of it. */
class MissedSeatTest {
    private static final Occupant ANNA = new Occupant("anna", "陈晓", false);
    private static final Occupant BERT = new Occupant("bert", "李明", false);
    private static final Occupant CARL = new Occupant("carl", "周洁", false);
    private static final Duration LEASE = Duration.ofSeconds(12);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private Instant now = Instant.parse("2026-11-21T03:00:00Z");
    private final Dispatcher dispatcher =
            new Dispatcher(List.of(1, 2, 3), new Rules(LEASE, GRACE, Duration.ZERO), now);

    @Test
    void firstOfThreeComesAfterOneLeaseAndTheOthersAtOnce() {
        ready(1, ANNA); // is not at her desk
        later(1);
        ready(2, BERT);
        assertThat(open("first")).singleElement().isInstanceOf(Effect.Offered.class);
        assertThat(seat(1).status()).isEqualTo(Status.OFFERED);
        assertThat(offered(expired()).seat()).isEqualTo(2);
        assertThat(seat(1).status()).isEqualTo(Status.MISSED);
        answeredAndClosed(2, "first");
        for (String next : List.of("second", "third")) {
            later(60);
            assertThat(offered(open(next)).seat()).isEqualTo(2);
            answeredAndClosed(2, next);
        }
    }

    @Test
    void missedSeatIsRungWhileThePresentAgentIsBusyAndGivesTheCaseUpWhenSheIsFree() {
        ready(1, ANNA); // is not at her desk
        later(1);
        ready(2, BERT);
        open("first");
        expired();
        handle(new Command.Accept(2, "first"));

        List<Effect> second = open("second");
        assertThat(offered(second).seat()).isEqualTo(1);
        assertThat(second).contains(new Effect.Unheard("second"));
        Offer ringing = Objects.requireNonNull(seat(1).offer());

        List<Effect> closed = handle(new Command.Close(2, "first"));
        assertThat(closed).contains(new Effect.Withdrawn(ringing, Why.SEAT_READY));
        assertThat(offered(closed).seat()).isEqualTo(2);
        assertThat(seat(1).status()).isEqualTo(Status.MISSED);
        answeredAndClosed(2, "second");
        assertThat(offered(open("third")).seat()).isEqualTo(2);
    }

    @Test
    void missedSeatsAreRungTheLongestMissedFirstUntilOneAnswers() {
        missedOneAfterTheOther();
        assertThat(seat(3).status()).isEqualTo(Status.MISSED);
        assertThat(offered(expiredOf(1)).seat()).isEqualTo(2);
        assertThat(offered(expiredOf(2)).seat()).isEqualTo(3);
        Offer again = offered(expiredOf(3));
        assertThat(again.seat()).isEqualTo(1);
        assertThat(handle(new Command.Answer(again)))
                .containsExactly(new Effect.Accepted(again, Effect.Means.PHONE));
        assertThat(seat(1).mode()).isEqualTo(Mode.READY);
        assertThat(seat(2).mode()).isEqualTo(Mode.MISSED);
    }

    @Test
    void seatThatSaysReadyIsNoMissedOneAnyMoreAndGetsWhatRingsElsewhere() {
        missedOneAfterTheOther();
        assertThat(seat(1).status()).isEqualTo(Status.OFFERED);
        List<Effect> effects = handle(new Command.SetMode(2, Mode.READY));
        assertThat(offered(effects).seat()).isEqualTo(2);
        assertThat(seat(1).status()).isEqualTo(Status.MISSED);
    }

    @Test
    void passingAtAMissedSeatLetsTheNextOneRing() {
        missedOneAfterTheOther();
        assertThat(offered(handle(new Command.Pass(1, "a"))).seat()).isEqualTo(2);
        assertThat(seat(1).status()).isEqualTo(Status.MISSED);
    }

    @Test
    void missedSeatIsNotRungForADeviceAlone() {
        ready(1, ANNA);
        open("a");
        handle(new Command.Tick());
        expired();
        handle(new Command.Drop("a"));
        assertThat(handle(new Command.Open("battery", Urgency.of(Lane.TECHNICAL), now))).isEmpty();
        assertThat(offered(open("sos")).seat()).isEqualTo(1);
    }

    @Test
    void missedSeatWhoseScreenIsGoneIsNotRungAndNobodyForgetsThatItMissed() {
        ready(1, ANNA);
        open("a");
        expired();
        handle(new Command.Leave(1, "anna"));
        assertThat(dispatcher.waiting()).containsExactly("a");
        assertThat(offered(handle(new Command.Arrive(1, ANNA))).seat()).isEqualTo(1);
        assertThat(seat(1).mode()).isEqualTo(Mode.MISSED);
    }

    @Test
    void whoIsUnheardIsToldOnceUntilSomebodyAccepts() {
        ready(1, ANNA);
        open("a");
        assertThat(expired()).contains(new Effect.Unheard("a"));
        assertThat(dispatcher.unheard()).isEqualTo(1);
        assertThat(expired()).doesNotContain(new Effect.Unheard("a"));
        handle(new Command.Accept(1, "a"));
        assertThat(dispatcher.unheard()).isZero();
        handle(new Command.Leave(1, "anna"));
        later(20);
        assertThat(handle(new Command.Tick())).contains(new Effect.Unheard("a"));
    }

    @Test
    void floodOfOneDeviceDoesNotKeepTheSosOfAnotherFromBeingRungAndTold() {
        ready(1, ANNA);
        open("junk");
        expired();
        for (int press = 2; press < 60; press++) {
            handle(new Command.Escalate("junk", Urgency.of(Lane.EMERGENCY), press));
        }
        assertThat(open("sos")).contains(new Effect.Unheard("sos"));
        assertThat(offered(expired()).caseId()).isEqualTo("sos");
        assertThat(offered(expired()).caseId()).isEqualTo("junk");
        assertThat(offered(expired()).caseId()).isEqualTo("sos");
    }

    @Test
    void nobodyAtAllIsToldAfterTheGraceInWhichAgentsComeBackFromARestart() {
        assertThat(open("a")).isEmpty();
        now = Objects.requireNonNull(dispatcher.nextDeadline());
        assertThat(now).isEqualTo(Instant.parse("2026-11-21T03:00:20Z"));
        assertThat(handle(new Command.Tick())).containsExactly(new Effect.Unheard("a"));
        assertThat(open("b")).containsExactly(new Effect.Unheard("b"));
        assertThat(handle(new Command.Open("care", Urgency.of(Lane.CARE), now))).isEmpty();
        assertThat(dispatcher.unheard()).isEqualTo(3);
    }

    @Test
    void agentsWhoAreAllBusyAreReadyAndNobodyOutsideIsCalled() {
        ready(1, ANNA);
        open("a");
        handle(new Command.Accept(1, "a"));
        later(60);
        handle(new Command.Tick());
        assertThat(open("b")).isEmpty();
        assertThat(dispatcher.unheard()).isZero();
    }

    /** Case a has been offered to 1, 2 and 3, and rings at 1 again. */
    private void missedOneAfterTheOther() {
        ready(1, ANNA);
        later(1);
        ready(2, BERT);
        later(1);
        ready(3, CARL);
        open("a");
        expired();
        expired();
        assertThat(offered(expired()).seat()).isEqualTo(1);
    }

    private List<Effect> ready(int seat, Occupant agent) {
        handle(new Command.SignIn(seat, agent));
        handle(new Command.Arrive(seat, agent));
        return handle(new Command.SetMode(seat, Mode.READY));
    }

    private List<Effect> open(String caseId) {
        return handle(new Command.Open(caseId, Urgency.of(Lane.EMERGENCY), now));
    }

    private void answeredAndClosed(int seat, String caseId) {
        assertThat(handle(new Command.Accept(seat, caseId)))
                .hasAtLeastOneElementOfType(Effect.Accepted.class);
        handle(new Command.Close(seat, caseId));
    }

    private List<Effect> expired() {
        now = now.plus(LEASE);
        return handle(new Command.Tick());
    }

    private List<Effect> expiredOf(int seat) {
        assertThat(offerAt(seat).leaseUntil()).isEqualTo(now.plus(LEASE));
        return expired();
    }

    private Offer offerAt(int seat) {
        return Objects.requireNonNull(seat(seat).offer());
    }

    private static Offer offered(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Offered.class::isInstance)
                .map(effect -> ((Effect.Offered) effect).offer())
                .findFirst()
                .orElseThrow();
    }

    private SeatReport seat(int number) {
        return Objects.requireNonNull(dispatcher.seat(number));
    }

    private List<Effect> handle(Command command) {
        return dispatcher.handle(command, now);
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
