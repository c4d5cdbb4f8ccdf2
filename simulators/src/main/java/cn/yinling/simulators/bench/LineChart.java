package cn.yinling.simulators.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Curves over time, one panel below the other, as SVG. */
final class LineChart {
    private static final int WIDTH = 900;
    private static final int PANEL = 220;
    private static final int LEFT = 90;
    private static final int RIGHT = 20;
    private static final int TOP = 44;
    private static final int BOTTOM = 34;
    private static final int GRID_LINES = 4;
    private static final int TIMES_MOST = 10;

    private LineChart() {}

    /** Seconds and what was there then. */
    record Point(double seconds, double value) {}

    record Curve(String name, String colour, List<Point> points) {}

    /** Curves of one unit. */
    record Panel(String title, List<Curve> curves) {}

    static String svg(List<Panel> panels) {
        double longest =
                panels.stream()
                        .flatMap(panel -> panel.curves().stream())
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(Point::seconds)
                        .max()
                        .orElse(1);
        StringBuilder svg = new StringBuilder();
        int height = PANEL * panels.size();
        svg.append(
                String.format(
                        Locale.ROOT,
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                        <rect width="%d" height="%d" fill="#ffffff"/>
                        """,
                        WIDTH,
                        height,
                        WIDTH,
                        height));
        for (int i = 0; i < panels.size(); i++) {
            panel(svg, panels.get(i), i * PANEL, Math.max(1, longest));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, Panel panel, int y, double longest) {
        double most =
                panel.curves().stream()
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(Point::value)
                        .max()
                        .orElse(1);
        double top = roundedUp(most);
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>\n",
                        LEFT,
                        y + 22,
                        panel.title()));
        for (int line = 0; line <= GRID_LINES; line++) {
            double value = top * line / GRID_LINES;
            grid(svg, y + vertical(value, top), value);
        }
        double step = step(longest);
        for (double second = 0; second <= longest; second += step) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%.0f s</text>\n",
                            horizontal(second, longest),
                            y + PANEL - 12,
                            second));
        }
        int nameAt = WIDTH - RIGHT;
        for (Curve curve : panel.curves().reversed()) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>\n",
                            nameAt,
                            y + 22,
                            curve.colour(),
                            curve.name()));
            nameAt -= 8 * curve.name().length() + 16;
            curve(svg, curve, y, top, longest);
        }
    }

    private static void grid(StringBuilder svg, double y, double value) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        """
                        <line x1="%d" y1="%.1f" x2="%d" y2="%.1f" stroke="#dddddd"/>
                        <text x="%d" y="%.1f" text-anchor="end" fill="#555555">%,.0f</text>
                        """,
                        LEFT,
                        y,
                        WIDTH - RIGHT,
                        y,
                        LEFT - 8,
                        y + 4,
                        value));
    }

    private static void curve(StringBuilder svg, Curve curve, int y, double top, double longest) {
        String points =
                curve.points().stream()
                        .map(point ->
                                String.format(
                                        Locale.ROOT,
                                        "%.1f,%.1f",
                                        horizontal(point.seconds(), longest),
                                        y + vertical(point.value(), top)))
                        .collect(Collectors.joining(" "));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>\n",
                        curve.colour(),
                        points));
    }

    private static double horizontal(double second, double longest) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.max(0, second) / longest;
    }

    private static double vertical(double value, double top) {
        return PANEL - BOTTOM - (PANEL - TOP - BOTTOM) * value / top;
    }

    private static double step(double longest) {
        for (int step : new int[] {1, 2, 5, 10, 20, 30, 60, 120}) {
            if (longest / step <= TIMES_MOST) {
                return step;
            }
        }
        return longest / TIMES_MOST;
    }

    /** A few digits times a power of ten, of which a quarter is a round number too. */
    private static double roundedUp(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
        for (double factor : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8}) {
            if (factor * power >= most) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
