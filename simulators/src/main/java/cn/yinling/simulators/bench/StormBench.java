package cn.yinling.simulators.bench;

import cn.yinling.simulators.demo.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Four hundred beds in one second, most of them about the mains, twenty about people. */
final class StormBench implements Bench {
    private static final Set<String> OPTIONS = Set.of("--beds", "--sos", "--talk");
    private static final int SEATS = 16;
    private static final int WARM_UP = 200;

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public Map<String, @Nullable Object> run(List<String> arguments)
            throws IOException, InterruptedException {
        Arguments options = new Arguments(arguments, OPTIONS);
        Storm storm =
                new Storm(
                        options.number("--beds", 400, SEATS + 2, 999),
                        options.number("--sos", 20, SEATS, 200),
                        SEATS,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(options.number("--talk", 3, 0, 60)),
                        WARM_UP);
        Path folder = Files.createTempDirectory("yinling-bench");
        try {
            return numbers(storm, storm.run(folder));
        } finally {
            Folders.delete(folder);
        }
    }

    private static Map<String, @Nullable Object> numbers(Storm storm, Storm.Outcome outcome) {
        List<Storm.Handled> all = outcome.handled();
        int atOnce = Math.min(SEATS, all.size());
        List<Storm.Handled> first = all.subList(0, atOnce);
        List<Storm.Handled> next = all.subList(atOnce, all.size());
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("beds", storm.beds());
        numbers.put("sos", storm.sos());
        numbers.put("first16_ring_max_ms", longest(first, StormBench::ringing));
        numbers.put("first16_screen_max_ms", longest(first, StormBench::onScreen));
        numbers.put("next4_max_wait_ms", longest(next, StormBench::afterASeatWasFree));
        numbers.put(
                "incidents",
                outcome.incidents().values().stream().mapToLong(Long::longValue).sum());
        numbers.put("incidents_by_cause", outcome.incidents());
        numbers.put("incident_alarms", outcome.gathered());
        numbers.put("technical_cases", outcome.technicalCases());
        numbers.put("technical_ahead_of_people", outcome.aheadOfPeople());
        numbers.put("sos_lost", outcome.sosLost());
        numbers.put(
                "technical_stored",
                storm.beds()
                        - storm.sos()
                        - outcome.technicalStored().lost()
                        - outcome.unanswered());
        numbers.put("technical_lost", outcome.technicalStored().lost());
        numbers.put("unanswered", outcome.unanswered());
        numbers.put(
                "duplicates",
                outcome.sosStored().duplicates() + outcome.technicalStored().duplicates());
        numbers.put("incidents_left", outcome.incidentsLeft());
        numbers.put("incident_case_closed_by_itself", outcome.isCaseGone());
        return numbers;
    }

    /** Null where there is none to which it applies. */
    private static @Nullable Double longest(
            List<Storm.Handled> of, Function<Storm.Handled, @Nullable Duration> time) {
        return of.stream()
                .map(time)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .map(longest -> Math.round(longest.toNanos() / 10_000.0) / 100.0)
                .orElse(null);
    }

    private static @Nullable Duration ringing(Storm.Handled one) {
        Instant rang = one.rang();
        return rang == null ? null : Duration.between(one.press().publishedAt(), rang);
    }

    private static @Nullable Duration onScreen(Storm.Handled one) {
        CallLog.Shown shown = one.shown();
        return shown == null ? null : Duration.between(one.press().publishedAt(), shown.at());
    }

    private static @Nullable Duration afterASeatWasFree(Storm.Handled one) {
        CallLog.Shown shown = one.shown();
        Instant free = shown == null ? null : shown.freeSince();
        return shown == null || free == null ? null : Duration.between(free, shown.at());
    }

    @Override
    public boolean isSound(Map<String, @Nullable Object> numbers) {
        return Long.valueOf(0).equals(numbers.get("sos_lost"))
                && Integer.valueOf(0).equals(numbers.get("technical_ahead_of_people"))
                && Integer.valueOf(0).equals(numbers.get("unanswered"))
                && Long.valueOf(0).equals(numbers.get("technical_lost"))
                && Long.valueOf(0).equals(numbers.get("incidents_left"));
    }
}
