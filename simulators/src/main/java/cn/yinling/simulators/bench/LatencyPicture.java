package cn.yinling.simulators.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A histogram in a few lines of text. */
final class LatencyPicture {
    private static final double[] MILLIS = {0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    private static final int WIDTH = 40;

    private LatencyPicture() {}

    /** One line a step, from the first that has something to the last. */
    static List<String> of(Histogram micros) {
        List<String> lines = new ArrayList<>();
        long total = micros.getTotalCount();
        if (total == 0) {
            return lines;
        }
        long below = 0;
        for (double millis : MILLIS) {
            long upTo = micros.getCountBetweenValues(0, (long) (millis * 1000));
            line(lines, "≤ %6s ms".formatted(text(millis)), (upTo - below) / (double) total);
            below = upTo;
        }
        line(lines, "> %6s ms".formatted("1000"), (total - below) / (double) total);
        while (!lines.isEmpty() && lines.getLast().endsWith(" 0.00 %")) {
            lines.removeLast();
        }
        while (!lines.isEmpty() && lines.getFirst().endsWith(" 0.00 %")) {
            lines.removeFirst();
        }
        return lines;
    }

    private static void line(List<String> lines, String label, double share) {
        String bar = "█".repeat((int) Math.round(share * WIDTH));
        lines.add("%s  %s %.2f %%".formatted(label, bar, share * 100));
    }

    private static String text(double millis) {
        return millis < 1 ? Double.toString(millis) : Long.toString(Math.round(millis));
    }
}
