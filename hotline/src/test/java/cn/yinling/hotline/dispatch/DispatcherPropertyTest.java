package cn.yinling.hotline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.dispatch.SeatReport.Status;
import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What must hold whatever happens, in random order. */
class DispatcherPropertyTest {
    private static final int STEPS = 2_000;
    private static final int SEATS = 5;
    private static final int AGENTS = 7;

    @RepeatedTest(20)
    void promisesHoldAfterEveryCommand(RepetitionInfo repetition) {
        long seed = 871_12345L * repetition.getCurrentRepetition();
        Run run = new Run(seed);
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        assertThat(run.accepted).as("the run of seed %d got somewhere", seed).isPositive();
    }

    @Test
    void sameCommandsAtTheSameTimesLeadToTheSameEffects() {
        Run one = new Run(7);
        Run other = new Run(7);
        for (int step = 0; step < STEPS; step++) {
            assertThat(one.step()).isEqualTo(other.step());
        }
    }

    private static final class Run {
        private final Random random;
        private final String described;
        private Instant now = Instant.parse("2026-11-21T03:00:00Z");
        private final Dispatcher dispatcher;
        private final Set<String> live = new HashSet<>();
        private final Map<String, Lane> lanes = new HashMap<>();
        private final Map<String, Integer> lastSeat = new HashMap<>();
        private final List<Offer> offers = new ArrayList<>();
        private final Set<String> gone = new HashSet<>();
        private int cases;
        private int accepted;

        Run(long seed) {
            this.random = new Random(seed);
            this.described = "seed " + seed;
            Duration wrapUp = Duration.ofSeconds(seed % 2 == 0 ? 10 : 0);
            this.dispatcher =
                    new Dispatcher(
                            IntStream.rangeClosed(1, SEATS).boxed().toList(),
                            new Rules(Duration.ofSeconds(12), Duration.ofSeconds(20), wrapUp),
                            now);
        }

        List<Effect> step() {
            now = now.plusMillis(random.nextInt(3_000));
            Command command = command();
            List<Effect> effects = dispatcher.handle(command, now);
            String when = "%s, at %s after %s".formatted(described, now, command);
            effects.forEach(effect -> follow(effect, when));
            if (command instanceof Command.Drop(String caseId)) {
                live.remove(caseId);
            }
            if (command instanceof Command.Escalate(String caseId, Urgency urgency, int _)
                    && live.contains(caseId)) {
                lanes.merge(caseId, urgency.lane(), (was, is) -> is.compareTo(was) < 0 ? is : was);
            }
            followScreens(command);
            check(when);
            return effects;
        }

        /** Whose screens are gone, or were never there. */
        private void followScreens(Command command) {
            switch (command) {
                case Command.Arrive(int seat, Occupant agent) -> {
                    SeatReport report = dispatcher.seat(seat);
                    if (report != null && report.isHeldBy(agent.agentId())) {
                        gone.remove(agent.agentId());
                    }
                }
                case Command.Leave(int _, String agentId) -> gone.add(agentId);
                case Command.SignOut(int _, String agentId) -> gone.add(agentId);
                case Command.SignIn(int _, Occupant agent) -> gone.add(agent.agentId());
                default -> {}
            }
        }

        private Command command() {
            int seat = 1 + random.nextInt(SEATS + 1);
            Occupant agent = agent();
            String caseId = "case-" + (1 + random.nextInt(cases + 1));
            return switch (random.nextInt(16)) {
                case 0, 1, 2 -> newCase();
                case 3 -> new Command.SignIn(seat, agent);
                case 4, 5 -> new Command.Arrive(seat, agent);
                case 6 -> new Command.Leave(seat, agent.agentId());
                case 7 ->
                        random.nextBoolean()
                                ? new Command.SignOut(seat, agent.agentId())
                                : new Command.Tick();
                case 8, 9 -> mode(seat);
                case 10, 11 -> before(seat, true, caseId);
                case 12 -> before(seat, false, caseId);
                case 13 -> closing(seat, caseId);
                case 14 ->
                        random.nextInt(5) == 0
                                ? new Command.Drop(caseId)
                                : new Command.Escalate(
                                        caseId,
                                        Urgency.of(Lane.ofNumber(1 + random.nextInt(5))),
                                        1 + random.nextInt(5));
                default ->
                        offers.isEmpty()
                                ? new Command.Tick()
                                : new Command.Answer(offers.get(random.nextInt(offers.size())));
            };
        }

        private Command mode(int seat) {
            return switch (random.nextInt(8)) {
                case 0 -> new Command.SetMode(seat, Mode.AWAY);
                case 1 -> new Command.GoAway(seat, AwayReason.BREAK, random.nextBoolean());
                default -> new Command.SetMode(seat, Mode.READY);
            };
        }

        private Command newCase() {
            String caseId = "case-" + ++cases;
            live.add(caseId);
            Lane lane = Lane.ofNumber(1 + random.nextInt(5));
            lanes.put(caseId, lane);
            if (random.nextInt(10) == 0) {
                return new Command.Resume(
                        caseId, Urgency.of(lane), now, 1 + random.nextInt(SEATS), agent());
            }
            return new Command.Open(caseId, Urgency.of(lane), now);
        }

        /** Mostly the right case, at times any. */
        private Command before(int seat, boolean accept, String any) {
            SeatReport report = dispatcher.seat(seat);
            String caseId =
                    report == null || report.offer() == null ? any : report.offer().caseId();
            return accept ? new Command.Accept(seat, caseId) : new Command.Pass(seat, caseId);
        }

        private Command closing(int seat, String any) {
            SeatReport report = dispatcher.seat(seat);
            String caseId = report == null || report.caseId() == null ? any : report.caseId();
            return new Command.Close(seat, caseId);
        }

        private Occupant agent() {
            int number = random.nextInt(AGENTS);
            return new Occupant("agent-" + number, "name", number >= 4);
        }

        private void follow(Effect effect, String when) {
            switch (effect) {
                case Effect.Offered(Offer offer) -> {
                    offers.add(offer);
                    boolean wasThere =
                            Objects.equals(
                                    lastSeat.put(offer.caseId(), offer.seat()), offer.seat());
                    boolean anotherIsFree =
                            dispatcher.seats().stream()
                                    .anyMatch(seat -> seat.status() == Status.READY);
                    assertThat(wasThere && anotherIsFree)
                            .as("offered again to the seat that let it go, %s", when)
                            .isFalse();
                }
                case Effect.Accepted _ -> accepted++;
                case Effect.Closed closed -> live.remove(closed.caseId());
                default -> {}
            }
        }

        private boolean concernsPerson(String caseId) {
            return Objects.requireNonNull(lanes.get(caseId)).concernsPerson();
        }

        private void check(String when) {
            Set<String> held = new HashSet<>();
            List<SeatReport> seats = dispatcher.seats();
            Set<String> agents = new HashSet<>();
            for (SeatReport seat : seats) {
                assertThat(seat.offer() != null && seat.caseId() != null)
                        .as("an offer and a case at one seat, %s", when)
                        .isFalse();
                if (seat.occupant() != null) {
                    assertThat(agents.add(seat.occupant().agentId()))
                            .as("one agent at two seats, %s", when)
                            .isTrue();
                } else {
                    assertThat(seat.status()).isEqualTo(Status.EMPTY);
                }
                String caseId = seat.offer() != null ? seat.offer().caseId() : seat.caseId();
                if (caseId != null) {
                    assertThat(held.add(caseId)).as("one case at two seats, %s", when).isTrue();
                }
            }
            List<String> waiting = dispatcher.waiting();
            Set<String> known = new HashSet<>(held);
            known.addAll(waiting);
            assertThat(known).as("every open case is at a seat or waits, %s", when).isEqualTo(live);
            assertThat(known.size())
                    .as("none is at a seat and waits, %s", when)
                    .isEqualTo(held.size() + waiting.size());
            boolean isSomebodyFree = seats.stream().anyMatch(seat -> seat.status() == Status.READY);
            assertThat(isSomebodyFree && !waiting.isEmpty())
                    .as("a case waits while a seat is free, %s", when)
                    .isFalse();
            boolean isUrgentWaiting =
                    waiting.stream()
                            .map(lanes::get)
                            .filter(Objects::nonNull)
                            .anyMatch(lane -> lane.compareTo(Lane.URGENT) <= 0);
            boolean isSomebodyWrappingUp =
                    seats.stream().anyMatch(seat -> seat.status() == Status.WRAP_UP);
            assertThat(isUrgentWaiting && isSomebodyWrappingUp)
                    .as("what cannot wait waits for paper work, %s", when)
                    .isFalse();
            boolean isReadyWhileMissedRings =
                    isSomebodyFree
                            && seats.stream()
                                    .anyMatch(seat ->
                                            seat.mode() == Mode.MISSED && seat.offer() != null);
            assertThat(isReadyWhileMissedRings)
                    .as("a case rings at a missed seat while another is free, %s", when)
                    .isFalse();
            boolean isPersonWaiting = waiting.stream().anyMatch(this::concernsPerson);
            boolean isOtherOffered =
                    seats.stream()
                            .map(SeatReport::offer)
                            .filter(Objects::nonNull)
                            .anyMatch(offer -> !concernsPerson(offer.caseId()));
            assertThat(isPersonWaiting && isOtherOffered)
                    .as("a person waits for a seat that is offered something else, %s", when)
                    .isFalse();
            boolean isMissedSeatIdle =
                    seats.stream()
                            .anyMatch(seat ->
                                    seat.status() == Status.MISSED
                                            && !gone.contains(
                                                    Objects.requireNonNull(seat.occupant())
                                                            .agentId()));
            assertThat(isPersonWaiting && isMissedSeatIdle)
                    .as("a person waits while a missed seat is not rung, %s", when)
                    .isFalse();
            boolean isSomethingDue = seats.stream().anyMatch(seat -> seat.offer() != null);
            assertThat(!isSomethingDue || dispatcher.nextDeadline() != null)
                    .as("an offer without an end, %s", when)
                    .isTrue();
        }
    }

    @RepeatedTest(10)
    void waitingCasesAreOfferedByLaneAndThenByAge(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Instant start = Instant.parse("2026-11-21T03:00:00Z");
        Dispatcher dispatcher =
                new Dispatcher(
                        List.of(1),
                        new Rules(Duration.ofSeconds(12), Duration.ZERO, Duration.ZERO),
                        start);
        record Expected(Lane lane, Instant openedAt, String caseId)
                implements Comparable<Expected> {
            @Override
            public int compareTo(Expected other) {
                int byLane = lane.compareTo(other.lane);
                int byAge = openedAt.compareTo(other.openedAt);
                return byLane != 0 ? byLane : byAge != 0 ? byAge : caseId.compareTo(other.caseId);
            }
        }
        TreeSet<Expected> expected = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            Lane lane = Lane.ofNumber(1 + random.nextInt(5));
            Instant openedAt = start.plusSeconds(random.nextInt(60));
            expected.add(new Expected(lane, openedAt, "case-" + i));
            dispatcher.handle(
                    new Command.Open("case-" + i, Urgency.of(lane), openedAt),
                    start.plusSeconds(60));
        }
        Occupant agent = new Occupant("anna", "name", false);
        Instant now = start.plusSeconds(61);
        dispatcher.handle(new Command.Arrive(1, agent), now);
        dispatcher.handle(new Command.SetMode(1, Mode.READY), now);
        for (Expected next : expected) {
            Offer offer =
                    Objects.requireNonNull(Objects.requireNonNull(dispatcher.seat(1)).offer());
            assertThat(offer.caseId()).isEqualTo(next.caseId());
            dispatcher.handle(new Command.Accept(1, offer.caseId()), now);
            dispatcher.handle(new Command.Close(1, offer.caseId()), now);
        }
    }
}
