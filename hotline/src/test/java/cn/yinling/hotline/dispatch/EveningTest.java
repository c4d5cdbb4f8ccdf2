package cn.yinling.hotline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole evening at 16 seats, the real dispatcher in time that passes at once: 170 SOS and 200
 * calls an hour, agents who need a moment to accept, and three times in a thousand do not look.
 */
class EveningTest {
    private static final Instant SIX = Instant.parse("2026-11-28T10:00:00Z");
    private static final int SEATS = 16;
    private static final Rules RULES =
            new Rules(Duration.ofSeconds(12), Duration.ofSeconds(20), Duration.ofSeconds(15));

    @ParameterizedTest(name = "evening {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ninetyNineInAHundredAreAnsweredWithinTenSeconds(long seed) {
        Evening evening = new Evening(seed, Duration.ofHours(4), 0.003);
        evening.arrivals(Lane.EMERGENCY, 170);
        evening.arrivals(Lane.CARE, 200);
        evening.run();
        assertThat(evening.waits).hasSize(evening.arrived).hasSizeGreaterThan(1_200);
        assertThat(evening.shareWithin(Duration.ofSeconds(10))).isGreaterThanOrEqualTo(0.99);
    }

    /** A woman pressed eight times in five hours while a queue of others was before her. */
    @Test
    void whoPressesEightTimesInFiveHoursIsAnsweredEachTimeThoughEverySeatIsBusy() {
        Evening evening = new Evening(7, Duration.ofHours(5), 0.05);
        evening.arrivals(Lane.CARE, 900);
        evening.arrivals(Lane.TECHNICAL, 400);
        List<String> hers =
                IntStream.range(0, 8)
                        .mapToObj(press ->
                                evening.at(Lane.EMERGENCY, Duration.ofMinutes(20 + 37L * press)))
                        .toList();
        evening.run();
        assertThat(hers)
                .as("behind nobody who is not in danger: as soon as one of sixteen is free")
                .allSatisfy(press ->
                        assertThat(evening.waits.get(press)).isLessThan(Duration.ofSeconds(45)));
        assertThat(evening.shareWithin(Duration.ofSeconds(10)))
                .as("though the evening is far too busy")
                .isLessThan(0.9);
    }

    /** What happens at which time. */
    private record Happening(Instant at, long number, Runnable what)
            implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Agents who take a minute for a case on average, and accept within a few seconds. */
    private static final class Evening {
        private static final double HANDLING_SECONDS = 60;
        private static final double SHORTEST_SECONDS = 15;

        private final Random chance;
        private final Instant end;
        private final double missedShare;
        private final Dispatcher dispatcher;
        private final PriorityQueue<Happening> ahead = new PriorityQueue<>();
        private final Map<String, Instant> opened = new HashMap<>();
        private final Map<String, Integer> seatOf = new HashMap<>();
        private final Map<String, Duration> waits = new HashMap<>();
        private Instant now = SIX;
        private long number;
        private int arrived;

        Evening(long seed, Duration length, double missedShare) {
            this.chance = new Random(seed);
            this.end = SIX.plus(length);
            this.missedShare = missedShare;
            List<Integer> seats = IntStream.rangeClosed(1, SEATS).boxed().toList();
            this.dispatcher = new Dispatcher(seats, RULES, now);
            seats.forEach(seat -> {
                Occupant agent = new Occupant("agent-" + seat, "话务员" + seat, false);
                handle(new Command.SignIn(seat, agent));
                handle(new Command.Arrive(seat, agent));
                handle(new Command.SetMode(seat, Mode.READY));
            });
        }

        void arrivals(Lane lane, double anHour) {
            Instant at = SIX.plus(exponential(3_600 / anHour));
            while (at.isBefore(end)) {
                arrive(lane, at);
                at = at.plus(exponential(3_600 / anHour));
            }
        }

        String at(Lane lane, Duration after) {
            return arrive(lane, SIX.plus(after));
        }

        private String arrive(Lane lane, Instant at) {
            String caseId = "%s-%d".formatted(lane.name().toLowerCase(Locale.ROOT), ++arrived);
            later(
                    at,
                    () -> {
                        opened.put(caseId, now);
                        handle(new Command.Open(caseId, Urgency.of(lane), now));
                    });
            return caseId;
        }

        void run() {
            while (true) {
                Happening next = ahead.peek();
                Instant tick = dispatcher.nextDeadline();
                if (tick != null && (next == null || tick.isBefore(next.at()))) {
                    now = tick;
                    handle(new Command.Tick());
                } else if (next != null) {
                    ahead.remove();
                    now = next.at();
                    next.what().run();
                } else {
                    return;
                }
            }
        }

        private void handle(Command command) {
            for (Effect effect : new ArrayList<>(dispatcher.handle(command, now))) {
                switch (effect) {
                    case Effect.Offered(Offer offer) -> consider(offer);
                    case Effect.Withdrawn(Offer offer, Effect.Why _) ->
                            seatOf.remove(offer.caseId());
                    case Effect.Accepted(Offer offer, Effect.Means _) -> accepted(offer);
                    default -> {}
                }
            }
        }

        private void consider(Offer offer) {
            assertThat(seatOf.put(offer.caseId(), offer.seat()))
                    .as("%s is before one seat", offer.caseId())
                    .isNull();
            if (chance.nextDouble() < missedShare) {
                later(
                        offer.leaseUntil().plusSeconds(20),
                        () -> handle(new Command.SetMode(offer.seat(), Mode.READY)));
                return;
            }
            later(
                    now.plusMillis(1_000 + chance.nextInt(3_000)),
                    () -> handle(new Command.Accept(offer.seat(), offer.caseId())));
        }

        private void accepted(Offer offer) {
            waits.putIfAbsent(offer.caseId(), Duration.between(opened.get(offer.caseId()), now));
            later(
                    now.plus(exponential(HANDLING_SECONDS - SHORTEST_SECONDS))
                            .plusSeconds((long) SHORTEST_SECONDS),
                    () -> handle(new Command.Close(offer.seat(), offer.caseId())));
        }

        private void later(Instant at, Runnable what) {
            ahead.add(new Happening(at, ++number, what));
        }

        private Duration exponential(double meanSeconds) {
            return Duration.ofNanos(
                    (long) (-Math.log(1 - chance.nextDouble()) * meanSeconds * 1e9));
        }

        double shareWithin(Duration limit) {
            return waits.values().stream().filter(wait -> wait.compareTo(limit) <= 0).count()
                    / (double) arrived;
        }
    }
}
