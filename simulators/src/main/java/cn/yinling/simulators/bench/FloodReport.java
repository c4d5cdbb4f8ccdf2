package cn.yinling.simulators.bench;

import cn.yinling.simulators.load.LoadSecond;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flood in numbers and as a picture.
 *
 * @param capacity messages a second it stores when offered just enough
 */
record FloodReport(long capacity, Flood.Outcome flood, List<GcLog.Collection> collections) {
    /** The heap fills its young part first; its low points mean something from here on. */
    private static final int SETTLED_SECONDS = 10;

    Map<String, @Nullable Object> numbers() {
        List<LineChart.Point> lows = lows();
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("capacity_per_s", capacity);
        numbers.put("offered_per_s", flood.offeredPerSecond());
        numbers.put("durable_per_s", durablePerSecond());
        numbers.put("durable_mqtt3_per_s", Math.round(flood.old().perSecond()));
        numbers.put("durable_mqtt5_per_s", Math.round(flood.modern().perSecond()));
        numbers.put("sos", flood.sos().acknowledged());
        numbers.put("sos_ack_p50_ms", flood.sos().latencyMillis(50));
        numbers.put("sos_ack_p99_ms", flood.sos().latencyMillis(99));
        numbers.put("sos_ack_max_ms", flood.sos().latencyMillis(100));
        numbers.put("sos_hub_p50_ms", rounded(flood.sosInHub().p50Millis()));
        numbers.put("sos_hub_p99_ms", rounded(flood.sosInHub().p99Millis()));
        numbers.put("sos_lost", flood.sosLost());
        numbers.put("lost", flood.stored().lost());
        numbers.put("duplicates", flood.stored().duplicates());
        numbers.put("refused", flood.old().refused() + flood.modern().refused());
        numbers.put(
                "broken_connections",
                flood.old().broken() + flood.modern().broken() + flood.sos().broken());
        numbers.put("heap_peak_mb", heapPeak());
        numbers.put("heap_live_mb", live());
        numbers.put("heap_low_mb", lows.stream().map(low -> Math.round(low.value())).toList());
        numbers.put("heap_slope_mb_per_min", slopePerMinute(lows));
        numbers.put("gc_pause_max_ms", longestPause());
        numbers.put("durable_series", flood.seconds().stream().map(LoadSecond::perSecond).toList());
        numbers.put("picture", new Picture(picture(lows)));
        return numbers;
    }

    private long durablePerSecond() {
        return Math.round(flood.old().perSecond() + flood.modern().perSecond());
    }

    private long heapPeak() {
        return Math.round(
                flood.looks().stream()
                        .mapToDouble(GatewayMeter.Look::heapMegabytes)
                        .max()
                        .orElse(0));
    }

    /** What of the heap lived before the flood and at its end, by a full collection each. */
    private List<Integer> live() {
        Instant middle = flood.began().plusSeconds(flood.seconds().size() / 2);
        List<GcLog.Collection> asked =
                collections.stream().filter(GcLog.Collection::isAskedFor).toList();
        Stream<GcLog.Collection> before =
                asked.stream().filter(one -> one.at().isBefore(middle)).limit(1);
        Stream<GcLog.Collection> after =
                asked.stream().filter(one -> one.at().isAfter(middle)).limit(1);
        return Stream.concat(before, after).map(GcLog.Collection::leftMegabytes).toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private List<GcLog.Collection> during() {
        Instant end = flood.began().plusSeconds(flood.seconds().size());
        return collections.stream()
                .filter(one -> one.at().isAfter(flood.began()) && one.at().isBefore(end))
                .toList();
    }

    private double longestPause() {
        return during().stream().mapToDouble(GcLog.Collection::pauseMillis).max().orElse(0);
    }

    /** The lowest point of each second in which there was a collection. */
    private List<LineChart.Point> lows() {
        Map<Long, LineChart.Point> lowest = new LinkedHashMap<>();
        for (GcLog.Collection one : during()) {
            double seconds = Duration.between(flood.began(), one.at()).toMillis() / 1000.0;
            lowest.merge(
                    (long) seconds,
                    new LineChart.Point(seconds, one.leftMegabytes()),
                    (left, right) -> left.value() <= right.value() ? left : right);
        }
        return new ArrayList<>(lowest.values());
    }

    /** Of the straight line through the low points, by least squares; null for fewer than two. */
    private static @Nullable Double slopePerMinute(List<LineChart.Point> lows) {
        List<LineChart.Point> points =
                lows.stream().filter(low -> low.seconds() >= SETTLED_SECONDS).toList();
        if (points.size() < 2) {
            return null;
        }
        double meanX = points.stream().mapToDouble(LineChart.Point::seconds).average().orElse(0);
        double meanY = points.stream().mapToDouble(LineChart.Point::value).average().orElse(0);
        double above = 0;
        double below = 0;
        for (LineChart.Point point : points) {
            above += (point.seconds() - meanX) * (point.value() - meanY);
            below += (point.seconds() - meanX) * (point.seconds() - meanX);
        }
        return rounded(60 * above / below);
    }

    private String picture(List<LineChart.Point> lows) {
        List<LineChart.Point> stored =
                flood.seconds().stream()
                        .map(second -> new LineChart.Point(second.number(), second.perSecond()))
                        .toList();
        List<LineChart.Point> heap =
                flood.looks().stream()
                        .map(look ->
                                new LineChart.Point(
                                        (look.nanos() - flood.beganNanos()) / 1e9,
                                        look.heapMegabytes()))
                        .filter(point -> point.seconds() <= flood.seconds().size())
                        .toList();
        return LineChart.svg(
                List.of(
                        new LineChart.Panel(
                                "Stored, messages/s, of %,d offered"
                                        .formatted(flood.offeredPerSecond()),
                                List.of(new LineChart.Curve("stored", "#1a6fb5", stored))),
                        new LineChart.Panel(
                                "Heap of the gateway, MB",
                                List.of(
                                        new LineChart.Curve("in use", "#b8a06a", heap),
                                        new LineChart.Curve(
                                                "after collections", "#b3402e", lows)))));
    }
}
