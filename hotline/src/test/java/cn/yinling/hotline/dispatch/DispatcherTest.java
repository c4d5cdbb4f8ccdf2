package cn.yinling.hotline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.dispatch.Effect.Means;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Effect.Why;
import cn.yinling.hotline.dispatch.SeatReport.Status;
import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final Occupant ANNA = new Occupant("anna", "陈晓", false);
    private static final Occupant BERT = new Occupant("bert", "李明", false);
    private static final Occupant ROB = new Occupant("rob", "机器人", true);

    private Instant now = Instant.parse("2026-11-21T03:00:00Z");
    private final Dispatcher dispatcher =
            new Dispatcher(
                    List.of(1, 2, 3),
                    new Rules(Duration.ofSeconds(12), Duration.ofSeconds(20), Duration.ZERO),
                    now);

    @Test
    void caseIsOfferedToTheSeatThatIsIdleLongest() {
        ready(2, BERT);
        later(1);
        ready(1, ANNA);
        assertThat(offered(open("a")).seat()).isEqualTo(2);
        assertThat(offered(open("b")).seat()).isEqualTo(1);
        assertThat(open("c")).isEmpty();
        assertThat(dispatcher.waiting()).containsExactly("c");
    }

    @Test
    void mostUrgentLaneComesFirstAndATestNeverAheadOfAPerson() {
        open("test", Lane.TEST);
        open("technical", Lane.TECHNICAL);
        later(1);
        open("care", Lane.CARE);
        later(1);
        open("sos", Lane.EMERGENCY);
        assertThat(dispatcher.waiting()).containsExactly("sos", "care", "technical", "test");
        assertThat(offered(ready(1, ANNA)).caseId()).isEqualTo("sos");
    }

    @Test
    void whatNobodyCanReadWaitsBehindEveryReadableCauseOfItsLaneAndBeforeTheNextLane() {
        Urgency unreadable = new Urgency(Lane.EMERGENCY, false);
        handle(new Command.Open("junk", unreadable, now));
        handle(new Command.Escalate("junk", unreadable, 50));
        later(600);
        open("urgent", Lane.URGENT);
        open("sos", Lane.EMERGENCY);
        assertThat(dispatcher.waiting()).containsExactly("sos", "junk", "urgent");
        handle(new Command.Escalate("junk", Urgency.of(Lane.EMERGENCY), 51));
        assertThat(dispatcher.waiting()).containsExactly("junk", "sos", "urgent");
    }

    @Test
    void personTakesTheSeatThatIsOfferedSomethingTechnical() {
        ready(1, ANNA);
        Offer technical = offered(open("technical", Lane.TECHNICAL));
        List<Effect> effects = open("care", Lane.CARE);
        assertThat(effects).first().isEqualTo(new Effect.Withdrawn(technical, Why.OVERTAKEN));
        assertThat(offered(effects).caseId()).isEqualTo("care");
        assertThat(dispatcher.waiting()).containsExactly("technical");
    }

    @Test
    void technicalCaseThatWasAcceptedIsLeftToItsAgent() {
        ready(1, ANNA);
        open("technical", Lane.TECHNICAL);
        handle(new Command.Accept(1, "technical"));
        assertThat(open("sos", Lane.EMERGENCY)).isEmpty();
    }

    @Test
    void personWhoIsOfferedASeatKeepsItHoweverUrgentTheNextOneIs() {
        ready(1, ANNA);
        open("care", Lane.CARE);
        assertThat(open("sos", Lane.EMERGENCY)).isEmpty();
    }

    @Test
    void escalatedCaseOvertakes() {
        open("care", Lane.CARE);
        open("water", Lane.CARE);
        handle(new Command.Escalate("water", Urgency.of(Lane.EMERGENCY), 2));
        handle(new Command.Escalate("water", Urgency.of(Lane.TEST), 3));
        assertThat(dispatcher.waiting()).containsExactly("water", "care");
    }

    @Test
    void whoPressesAgainOvertakesWhoPressedOnceALittleEarlier() {
        open("earliest");
        later(30);
        open("once");
        later(10);
        open("thrice");
        handle(new Command.Escalate("thrice", Urgency.of(Lane.EMERGENCY), 3));
        assertThat(dispatcher.waiting()).containsExactly("earliest", "thrice", "once");
    }

    @Test
    void leaseThatExpiresGoesToTheNextSeatAndThenBackToTheFirst() {
        ready(1, ANNA);
        later(1);
        ready(2, BERT);
        open("a");
        Offer second = expired();
        assertThat(second.seat()).isEqualTo(2);
        assertThat(expired().seat()).isEqualTo(1);
    }

    @Test
    void passedCaseGoesToAnotherSeatEvenOneThatIsBusyOnlyNow() {
        ready(1, ANNA);
        open("a");
        assertThat(offered(handle(new Command.Pass(1, "a"))).seat()).isEqualTo(1);
        assertThat(ready(2, BERT)).isEmpty();
        assertThat(offered(handle(new Command.Pass(1, "a"))).seat()).isEqualTo(2);
    }

    @Test
    void personIsAskedBeforeARobot() {
        ready(1, ROB);
        later(5);
        ready(2, ANNA);
        assertThat(offered(open("a")).seat()).isEqualTo(2);
        assertThat(offered(open("b")).seat()).isEqualTo(1);
    }

    @Test
    void closingReturnsTheAgentToWhatSheWasAndToTheNextCase() {
        ready(1, ANNA);
        open("a");
        open("b");
        handle(new Command.Accept(1, "a"));
        List<Effect> effects = handle(new Command.Close(1, "a"));
        assertThat(effects.getFirst()).isEqualTo(new Effect.Closed("a", 1, ANNA));
        assertThat(offered(effects).caseId()).isEqualTo("b");
    }

    @Test
    void agentWhoWantsToRestAfterTheCaseRestsAfterTheCase() {
        ready(1, ANNA);
        open("a");
        handle(new Command.Accept(1, "a"));
        handle(new Command.SetMode(1, Mode.AWAY));
        assertThat(seat(1).status()).isEqualTo(Status.BUSY);
        handle(new Command.Close(1, "a"));
        assertThat(seat(1).status()).isEqualTo(Status.AWAY);
    }

    @Test
    void answeringThePhoneAcceptsAndAcceptingThenChangesNothing() {
        ready(1, ANNA);
        Offer offer = offered(open("a"));
        assertThat(handle(new Command.Answer(offer)))
                .containsExactly(new Effect.Accepted(offer, Means.PHONE));
        assertThat(handle(new Command.Accept(1, "a"))).isEmpty();
        assertThat(handle(new Command.Answer(offer))).isEmpty();
    }

    @Test
    void phoneAnsweredTooLateAcceptsNothing() {
        ready(1, ANNA);
        Offer first = offered(open("a"));
        ready(2, BERT);
        expired();
        assertThat(handle(new Command.Answer(first))).isEmpty();
    }

    @Test
    void caseOfAnotherSeatCannotBeAcceptedPassedOrClosed() {
        ready(1, ANNA);
        open("a");
        ready(2, BERT);
        Effect.Refused refused = new Effect.Refused(Refusal.NOT_YOURS);
        assertThat(handle(new Command.Accept(2, "a"))).containsExactly(refused);
        assertThat(handle(new Command.Pass(2, "a"))).containsExactly(refused);
        assertThat(handle(new Command.Close(2, "a"))).containsExactly(refused);
        assertThat(handle(new Command.Close(1, "a"))).containsExactly(refused);
    }

    @Test
    void seatWhoseScreenIsGoneLosesTheOfferAtOnceAndTheCaseAfterTheGrace() {
        ready(1, ANNA);
        open("a");
        handle(new Command.Accept(1, "a"));
        handle(new Command.Leave(1, "anna"));
        later(19);
        handle(new Command.Tick());
        assertThat(seat(1).caseId()).isEqualTo("a");
        ready(2, BERT);
        later(1);
        List<Effect> effects = handle(new Command.Tick());
        assertThat(effects.getFirst()).isEqualTo(new Effect.Returned("a", 1, ANNA));
        assertThat(offered(effects).seat()).isEqualTo(2);
        assertThat(seat(1).status()).isEqualTo(Status.EMPTY);
        handle(new Command.Leave(2, "bert"));
        assertThat(dispatcher.waiting()).containsExactly("a");
    }

    @Test
    void screenThatComesBackWithinTheGraceKeepsCaseAndMode() {
        ready(1, ANNA);
        open("a");
        handle(new Command.Accept(1, "a"));
        handle(new Command.Leave(1, "anna"));
        later(19);
        handle(new Command.Arrive(1, ANNA));
        later(60);
        assertThat(handle(new Command.Tick())).isEmpty();
        assertThat(seat(1).caseId()).isEqualTo("a");
        assertThat(seat(1).mode()).isEqualTo(Mode.READY);
    }

    @Test
    void signedOutSeatIsEmptyAtOnceUnlessItHasACase() {
        ready(1, ANNA);
        handle(new Command.SignOut(1, "anna"));
        assertThat(seat(1).status()).isEqualTo(Status.EMPTY);
        ready(1, ANNA);
        open("a");
        handle(new Command.Accept(1, "a"));
        handle(new Command.SignOut(1, "anna"));
        assertThat(seat(1).caseId()).isEqualTo("a");
        later(20);
        handle(new Command.Tick());
        assertThat(dispatcher.waiting()).containsExactly("a");
    }

    @Test
    void personTakesARobotsSeatAndARobotTakesNobodys() {
        ready(1, ROB);
        open("a");
        List<Effect> effects = handle(new Command.SignIn(1, ANNA));
        assertThat(effects).contains(new Effect.Evicted(1, ROB));
        assertThat(((Effect.Withdrawn) effects.getFirst()).why()).isEqualTo(Why.SEAT_GONE);
        assertThat(handle(new Command.SignIn(1, ROB)))
                .containsExactly(new Effect.Refused(Refusal.SEAT_TAKEN));
        assertThat(handle(new Command.SignIn(1, BERT)))
                .containsExactly(new Effect.Refused(Refusal.SEAT_TAKEN));
        assertThat(handle(new Command.SignIn(9, BERT)))
                .containsExactly(new Effect.Refused(Refusal.NO_SUCH_SEAT));
    }

    @Test
    void agentWhoChangesSeatsTakesHerCaseAlong() {
        ready(1, ANNA);
        open("a");
        handle(new Command.Accept(1, "a"));
        assertThat(handle(new Command.SignIn(2, ANNA)))
                .containsExactly(new Effect.Moved("a", 2, ANNA));
        assertThat(seat(1).status()).isEqualTo(Status.EMPTY);
        handle(new Command.Arrive(2, ANNA));
        assertThat(seat(2).caseId()).isEqualTo("a");
    }

    @Test
    void resumedCaseIsItsAgentsForTheGraceAndThenAnybodys() {
        handle(new Command.Resume("a", Urgency.of(Lane.EMERGENCY), now, 1, ANNA));
        assertThat(seat(1).caseId()).isEqualTo("a");
        later(20);
        handle(new Command.Tick());
        assertThat(dispatcher.waiting()).containsExactly("a");
    }

    @Test
    void resumedCaseWaitsWhereSomebodyElseHasTheSeatByNow() {
        ready(1, BERT);
        Offer offer =
                offered(handle(new Command.Resume("a", Urgency.of(Lane.EMERGENCY), now, 1, ANNA)));
        assertThat(offer.agent()).isEqualTo(BERT);
    }

    @Test
    void droppedCaseIsTakenBackWhereverItIs() {
        ready(1, ANNA);
        Offer offer = offered(open("a"));
        assertThat(handle(new Command.Drop("a")))
                .containsExactly(new Effect.Withdrawn(offer, Why.CASE_DROPPED));
        assertThat(seat(1).status()).isEqualTo(Status.READY);
        assertThat(dispatcher.nextDeadline()).isNull();
    }

    @Test
    void restingAgentIsOfferedNothingAndLosesWhatSheWasOffered() {
        ready(1, ANNA);
        open("a");
        handle(new Command.SetMode(1, Mode.AWAY));
        assertThat(dispatcher.waiting()).containsExactly("a");
    }

    private List<Effect> ready(int seat, Occupant agent) {
        handle(new Command.SignIn(seat, agent));
        handle(new Command.Arrive(seat, agent));
        return handle(new Command.SetMode(seat, Mode.READY));
    }

    private List<Effect> open(String caseId) {
        return open(caseId, Lane.EMERGENCY);
    }

    private List<Effect> open(String caseId, Lane lane) {
        return handle(new Command.Open(caseId, Urgency.of(lane), now));
    }

    private Offer expired() {
        now = Objects.requireNonNull(dispatcher.nextDeadline());
        return offered(handle(new Command.Tick()));
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
