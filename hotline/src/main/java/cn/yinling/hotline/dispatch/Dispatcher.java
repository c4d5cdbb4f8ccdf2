package cn.yinling.hotline.dispatch;

import cn.yinling.hotline.dispatch.Effect.Means;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Effect.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The queue and the seats. A case is before one seat at most, a seat has one offer or case at most,
 * no case waits while a seat is free, and no person while a seat is offered something else.
 * Deterministic: what comes out depends on the commands and their times alone. Not thread-safe.
 */
public final class Dispatcher {
    private final Rules rules;
    private final Map<Integer, Seat> seats = new TreeMap<>();
    private final Map<String, QueuedCase> cases = new HashMap<>();
    private final TreeSet<QueuedCase> waiting = new TreeSet<>(QueuedCase.MOST_URGENT_FIRST);
    private long lastOffer;

    public Dispatcher(Collection<Integer> seatNumbers, Rules rules, Instant now) {
        this.rules = rules;
        seatNumbers.forEach(number -> seats.put(number, new Seat(number, now)));
    }

    /** Carries {@code command} out at {@code now}, which must never go backwards. */
    public List<Effect> handle(Command command, Instant now) {
        Round round = new Round(now);
        round.carryOut(command);
        round.assign();
        seats.values().forEach(seat -> seat.stamp(now));
        return round.effects;
    }

    /** When the next {@link Command.Tick} is due, null while nothing can expire. */
    public @Nullable Instant nextDeadline() {
        return seats.values().stream()
                .flatMap(seat ->
                        Stream.of(
                                seat.goneUntil,
                                seat.offer == null ? null : seat.offer.leaseUntil()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Every seat, by number. */
    public List<SeatReport> seats() {
        return seats.values().stream().map(Seat::report).toList();
    }

    /** The seat of that number, null where there is none. */
    public @Nullable SeatReport seat(int number) {
        Seat seat = seats.get(number);
        return seat == null ? null : seat.report();
    }

    /** The cases that nobody is offered, in the order in which they will be. */
    public List<String> waiting() {
        return waiting.stream().map(queued -> queued.caseId).toList();
    }

    /** One command: its time and what comes of it. */
    private final class Round {
        private final Instant now;
        private final List<Effect> effects = new ArrayList<>();

        Round(Instant now) {
            this.now = now;
        }

        void carryOut(Command command) {
            switch (command) {
                case Command.Open open ->
                        enqueue(new QueuedCase(open.caseId(), open.lane(), open.openedAt()));
                case Command.Resume resume -> resume(resume);
                case Command.Escalate escalate -> escalate(escalate);
                case Command.Drop(String caseId) -> drop(caseId);
                case Command.SignIn(int seat, Occupant agent) -> signIn(seat, agent);
                case Command.Arrive(int seat, Occupant agent) -> arrive(seat, agent);
                case Command.Leave(int seat, String agentId) -> leave(seat, agentId);
                case Command.SignOut(int seat, String agentId) -> signOut(seat, agentId);
                case Command.SetMode(int seat, Mode mode) -> setMode(seat, mode);
                case Command.Accept(int seat, String caseId) -> accept(seat, caseId);
                case Command.Pass(int seat, String caseId) -> pass(seat, caseId);
                case Command.Answer(Offer offer) -> answer(offer);
                case Command.Close(int seat, String caseId) -> close(seat, caseId);
                case Command.Tick() -> tick();
            }
        }

        /** Every free seat gets a case while there is one. */
        void assign() {
            List<Seat> free = new ArrayList<>(seats.values());
            free.removeIf(seat -> !seat.isFree());
            while (!free.isEmpty() && !waiting.isEmpty()) {
                QueuedCase queued = waiting.removeFirst();
                Seat seat = free.stream().min(queued.bestSeatFirst()).orElseThrow();
                free.remove(seat);
                offer(queued, seat, Objects.requireNonNull(seat.occupant));
            }
            overtake();
        }

        /** A person who waits gets the seat at which something else is not accepted yet. */
        private void overtake() {
            while (!waiting.isEmpty() && waiting.first().concernsPerson()) {
                Seat seat =
                        seats.values().stream()
                                .filter(this::isOfferedWhatIsNoPerson)
                                .min(waiting.first().bestSeatFirst())
                                .orElse(null);
                if (seat == null) {
                    return;
                }
                withdraw(seat, Why.OVERTAKEN);
                offer(waiting.removeFirst(), seat, Objects.requireNonNull(seat.occupant));
            }
        }

        private boolean isOfferedWhatIsNoPerson(Seat seat) {
            QueuedCase offered = seat.offer == null ? null : cases.get(seat.offer.caseId());
            return offered != null && !offered.concernsPerson();
        }

        private void offer(QueuedCase queued, Seat seat, Occupant agent) {
            Instant leaseUntil = now.plus(rules.lease());
            Offer offer =
                    new Offer(++lastOffer, queued.caseId, seat.number, agent, now, leaseUntil);
            queued.offeredTo(seat.number, offer.number());
            seat.offer = offer;
            effects.add(new Effect.Offered(offer));
        }

        private void enqueue(QueuedCase queued) {
            if (cases.putIfAbsent(queued.caseId, queued) == null) {
                waiting.add(queued);
            }
        }

        private void resume(Command.Resume resume) {
            Occupant agent = resume.agent();
            QueuedCase queued = new QueuedCase(resume.caseId(), resume.lane(), resume.openedAt());
            Seat seat = seatOf(agent.agentId());
            if (seat == null) {
                seat = seats.get(resume.seat());
            }
            if (seat == null
                    || seat.offer != null
                    || seat.accepted != null
                    || isOthers(seat, agent)) {
                enqueue(queued);
                effects.add(new Effect.Returned(queued.caseId, resume.seat(), agent));
                return;
            }
            cases.put(queued.caseId, queued);
            seat.accepted = queued;
            if (seat.occupant == null) {
                seat.occupant = agent;
                seat.mode = Mode.READY;
                seat.goneUntil = now.plus(rules.grace());
            } else if (seat.number != resume.seat()) {
                effects.add(new Effect.Moved(queued.caseId, seat.number, agent));
            }
        }

        private @Nullable Seat seatOf(String agentId) {
            return seats.values().stream()
                    .filter(seat -> seat.isHeldBy(agentId))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean isOthers(Seat seat, Occupant agent) {
            return seat.occupant != null && !seat.isHeldBy(agent.agentId());
        }

        private void escalate(Command.Escalate escalate) {
            QueuedCase queued = cases.get(escalate.caseId());
            if (queued != null) {
                boolean waits = waiting.remove(queued);
                queued.pressedAgain(escalate.lane(), escalate.presses());
                if (waits) {
                    waiting.add(queued);
                }
            }
        }

        private void drop(String caseId) {
            QueuedCase queued = cases.remove(caseId);
            if (queued == null) {
                return;
            }
            waiting.remove(queued);
            for (Seat seat : seats.values()) {
                if (seat.accepted == queued) {
                    seat.accepted = null;
                    seat.idleSince = now;
                } else if (seat.offer != null && seat.offer.caseId().equals(caseId)) {
                    withdraw(seat, seat.offer, Why.CASE_DROPPED);
                }
            }
        }

        private void signIn(int number, Occupant agent) {
            Seat seat = seats.get(number);
            if (seat == null) {
                refuse(Refusal.NO_SUCH_SEAT);
                return;
            }
            Occupant sitting = seat.occupant;
            if (sitting != null && !seat.isHeldBy(agent.agentId())) {
                if (!sitting.robot() || agent.robot()) {
                    refuse(Refusal.SEAT_TAKEN);
                    return;
                }
                vacate(seat, sitting);
                effects.add(new Effect.Evicted(number, sitting));
            }
            sit(seat, agent);
        }

        private void sit(Seat seat, Occupant agent) {
            boolean isNew = seat.occupant == null;
            for (Seat other : seats.values()) {
                if (other != seat && other.isHeldBy(agent.agentId())) {
                    move(other, seat, agent);
                }
            }
            seat.occupant = agent;
            if (isNew) {
                seat.goneUntil = now.plus(rules.grace());
                seat.idleSince = now;
            }
        }

        private void move(Seat from, Seat to, Occupant agent) {
            QueuedCase queued = from.accepted;
            if (queued != null && to.accepted == null && to.offer == null) {
                from.accepted = null;
                to.accepted = queued;
                to.mode = from.mode;
                effects.add(new Effect.Moved(queued.caseId, to.number, agent));
            }
            vacate(from, agent);
        }

        private void arrive(int number, Occupant agent) {
            Seat seat = seats.get(number);
            if (seat == null) {
                refuse(Refusal.NO_SUCH_SEAT);
            } else if (isOthers(seat, agent)) {
                refuse(Refusal.SEAT_TAKEN);
            } else {
                sit(seat, agent);
                seat.goneUntil = null;
            }
        }

        private void leave(int number, String agentId) {
            Seat seat = seats.get(number);
            if (seat != null && seat.isHeldBy(agentId)) {
                withdraw(seat, Why.SEAT_GONE);
                seat.goneUntil = now.plus(rules.grace());
            }
        }

        private void signOut(int number, String agentId) {
            Seat seat = seats.get(number);
            Occupant agent = seat == null ? null : seat.occupant;
            if (seat == null || agent == null || !seat.isHeldBy(agentId)) {
                return;
            }
            if (seat.accepted == null) {
                vacate(seat, agent);
            } else {
                leave(number, agentId);
            }
        }

        private void setMode(int number, Mode mode) {
            Seat seat = seats.get(number);
            if (seat == null || seat.occupant == null) {
                refuse(Refusal.NOT_SIGNED_IN);
                return;
            }
            if (mode == Mode.AWAY) {
                withdraw(seat, Why.PASSED);
            } else if (seat.mode == Mode.AWAY) {
                seat.idleSince = now;
            }
            seat.mode = mode;
        }

        private void accept(int number, String caseId) {
            Seat seat = seats.get(number);
            if (seat == null || seat.occupant == null) {
                refuse(Refusal.NOT_SIGNED_IN);
            } else if (seat.offer != null && seat.offer.caseId().equals(caseId)) {
                accept(seat, seat.offer, Means.SCREEN);
            } else if (seat.accepted == null || !seat.accepted.caseId.equals(caseId)) {
                refuse(Refusal.NOT_YOURS);
            }
        }

        private void answer(Offer offer) {
            Seat seat = seats.get(offer.seat());
            if (seat != null && offer.equals(seat.offer)) {
                accept(seat, offer, Means.PHONE);
            }
        }

        private void accept(Seat seat, Offer offer, Means means) {
            seat.offer = null;
            seat.accepted = Objects.requireNonNull(cases.get(offer.caseId()));
            effects.add(new Effect.Accepted(offer, means));
        }

        private void pass(int number, String caseId) {
            Seat seat = seats.get(number);
            if (seat == null || seat.offer == null || !seat.offer.caseId().equals(caseId)) {
                refuse(Refusal.NOT_YOURS);
            } else {
                withdraw(seat, Why.PASSED);
            }
        }

        private void close(int number, String caseId) {
            Seat seat = seats.get(number);
            if (seat == null || seat.accepted == null || !seat.accepted.caseId.equals(caseId)) {
                refuse(Refusal.NOT_YOURS);
                return;
            }
            seat.accepted = null;
            seat.idleSince = now;
            cases.remove(caseId);
            effects.add(new Effect.Closed(caseId, number, Objects.requireNonNull(seat.occupant)));
        }

        private void tick() {
            for (Seat seat : seats.values()) {
                if (seat.offer != null && !now.isBefore(seat.offer.leaseUntil())) {
                    withdraw(seat, Why.LEASE_EXPIRED);
                }
                if (seat.goneUntil != null && !now.isBefore(seat.goneUntil)) {
                    vacate(seat, Objects.requireNonNull(seat.occupant));
                }
            }
        }

        /** The seat is nobody's any more; what it had waits again. */
        private void vacate(Seat seat, Occupant agent) {
            withdraw(seat, Why.SEAT_GONE);
            QueuedCase queued = seat.accepted;
            if (queued != null) {
                seat.accepted = null;
                waiting.add(queued);
                effects.add(new Effect.Returned(queued.caseId, seat.number, agent));
            }
            seat.empty();
        }

        private void withdraw(Seat seat, Why why) {
            if (seat.offer != null) {
                withdraw(seat, seat.offer, why);
            }
        }

        private void withdraw(Seat seat, Offer offer, Why why) {
            seat.offer = null;
            seat.idleSince = now;
            QueuedCase queued = cases.get(offer.caseId());
            if (queued != null) {
                waiting.add(queued);
            }
            effects.add(new Effect.Withdrawn(offer, why));
        }

        private void refuse(Refusal why) {
            effects.add(new Effect.Refused(why));
        }
    }
}
