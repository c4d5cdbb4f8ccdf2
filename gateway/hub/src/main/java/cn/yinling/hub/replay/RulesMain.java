package cn.yinling.hub.replay;

import cn.yinling.hub.plans.InvalidPlanException;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.Plans;
import cn.yinling.hub.rules.Replay;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.reading.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code ./care rules replay FILE}. */
public final class RulesMain {
    private static final int WRONG_USE = 2;

    /** What is asked for. */
    private record Options(Path file, MonitoringPlan plan, boolean isJson) {}

    private RulesMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            replay(options(List.of(arguments)), out);
        } catch (NoSuchFileException e) {
            fail("there is no file " + e.getMessage(), 1);
        } catch (IOException e) {
            fail("cannot be read: " + e.getMessage(), 1);
        } catch (MalformedJsonException | InvalidPlanException e) {
            fail("the plan: " + e.getMessage(), 1);
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + "; see ./care rules --help", WRONG_USE);
        }
    }

    private static Options options(List<String> arguments)
            throws IOException, MalformedJsonException, InvalidPlanException {
        List<String> left = new ArrayList<>(arguments);
        if (left.isEmpty() || !left.removeFirst().equals("replay")) {
            throw new IllegalArgumentException("expected 'replay FILE'");
        }
        boolean isJson = left.remove("--json");
        MonitoringPlan plan = MonitoringPlan.defaults();
        int place = left.indexOf("--plan");
        if (place >= 0) {
            if (place + 1 >= left.size()) {
                throw new IllegalArgumentException("--plan needs a file");
            }
            left.remove(place);
            byte[] patch = Files.readAllBytes(Path.of(left.remove(place)));
            plan = Plans.effective(plan, LinkJson.tree(patch));
        }
        if (left.size() != 1) {
            throw new IllegalArgumentException("expected one file, got " + left);
        }
        return new Options(Path.of(left.getFirst()), plan, isJson);
    }

    private static void replay(Options options, PrintStream out) throws IOException {
        Recording recording;
        try (BufferedReader lines = Files.newBufferedReader(options.file())) {
            recording = Recording.read(lines);
        }
        recording.refused().forEach(line -> System.err.println("passed over: " + line));
        Report report = new Report(options.plan().zone());
        recording.readings()
                .forEach((device, readings) ->
                        report.add(device, readings.size(), found(readings, options.plan())));
        out.print(options.isJson() ? report.json() : report.text());
    }

    private static List<Replay.Found> found(List<Reading> readings, MonitoringPlan plan) {
        Instant until =
                readings.stream().map(Reading::at).max(Instant::compareTo).orElseThrow();
        return Replay.of(readings, plan, until);
    }

    private static void fail(String message, int code) {
        System.err.println("care rules: " + message);
        System.exit(code);
    }
}
