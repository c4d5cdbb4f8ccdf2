package cn.yinling.simulators.bench;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.Press;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * SOS from one bed after the other, timed in microseconds since the publish.
 *
 * @param committed until the bed had the PUBACK
 * @param screen until the offer was at a seat's WebSocket
 * @param ringing until a telephone rang there
 * @param presses that were acknowledged
 * @param lost never acknowledged, or at no seat
 */
record SosSeries(
        Histogram committed, Histogram screen, Histogram ringing, List<Press> presses, long lost) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Above this, the bed had to send again, and the time counts from the press itself. */
    private static final Duration SENT_AT_ONCE = Duration.ofMillis(500);

    /**
     * Presses, about {@code perSecond} times a second but never in step with anything, and waits
     * for what becomes of it.
     */
    static SosSeries run(
            BedFleet fleet, JoinedCases joined, List<DeviceId> beds, int count, double perSecond)
            throws InterruptedException {
        SplittableRandom random = new SplittableRandom(count);
        List<CompletableFuture<Press>> asked = new ArrayList<>();
        long due = System.nanoTime();
        for (int i = 0; i < count; i++) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            asked.add(fleet.sosNow(beds.get(i % beds.size())));
            due += (long) (1e9 / perSecond * random.nextDouble(0.7, 1.3));
        }
        SosSeries series =
                new SosSeries(
                        new Histogram(3), new Histogram(3), new Histogram(3), new ArrayList<>(), 0);
        long lost = 0;
        long latest = System.nanoTime() + LIMIT.toNanos();
        for (CompletableFuture<Press> one : asked) {
            Optional<Press> press = Waiting.value(one, until(latest));
            lost += press.isPresent() && series.isShown(press.get(), joined, latest) ? 0 : 1;
        }
        return new SosSeries(series.committed, series.screen, series.ringing, series.presses, lost);
    }

    private boolean isShown(Press press, JoinedCases joined, long latest)
            throws InterruptedException {
        boolean isAtOnce =
                Duration.between(press.onset(), press.publishedAt()).compareTo(SENT_AT_ONCE) < 0;
        Instant start = isAtOnce ? press.publishedAt() : press.onset();
        presses.add(press);
        committed.recordValue(micros(start, press.acknowledgedAt()));
        Optional<CallLog.Shown> shown = joined.log().awaitOffer(press.alarmId(), until(latest));
        shown.ifPresent(offer -> {
            screen.recordValue(micros(start, offer.at()));
            joined.log()
                    .rang(offer.caseId())
                    .ifPresent(rang -> ringing.recordValue(micros(start, rang)));
        });
        return shown.isPresent() || joined.isAtASeat(press.alarmId());
    }

    private static Duration until(long latest) {
        return Duration.ofNanos(Math.max(0, latest - System.nanoTime()));
    }

    private static long micros(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1000);
    }

    void put(Map<String, @Nullable Object> numbers, String prefix) {
        put(numbers, prefix + "committed", committed);
        put(numbers, prefix + "screen", screen);
        put(numbers, prefix + "ringing", ringing);
    }

    private static void put(Map<String, @Nullable Object> numbers, String step, Histogram micros) {
        numbers.put(step + "_p50_ms", micros.getValueAtPercentile(50) / 1000.0);
        numbers.put(step + "_p99_ms", micros.getValueAtPercentile(99) / 1000.0);
    }
}
