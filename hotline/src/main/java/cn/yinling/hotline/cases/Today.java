package cn.yinling.hotline.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well people were answered who have asked since midnight. Technical and test items do not
 * count, and an answer counts only with its question, so that no part is greater than the whole.
 * Not thread-safe.
 */
public final class Today {
    /** GB/T 33358-2016: a call is answered within 15 s. */
    private static final Duration TARGET = Duration.ofSeconds(15);

    private final ZoneId zone;
    private LocalDate day;

    /** After how long each case was answered; empty while it is not. */
    private final Map<String, Optional<Duration>> answers = new HashMap<>();

    /** The numbers of one day. */
    public record Level(
            int opened, int answered, int answeredWithin15s, @Nullable Long answerP50Ms) {}

    /** A case of today as the database has it. */
    public record Counted(String caseId, Instant openedAt, @Nullable Instant answeredAt) {}

    public Today(ZoneId zone, Instant now) {
        this.zone = zone;
        this.day = LocalDate.ofInstant(now, zone);
    }

    /** When the day of {@code now} began. */
    public Instant midnight(Instant now) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    /** Counts a case once, when it is about a person: at its opening, or when it becomes so. */
    public void opened(Case opened, Instant now) {
        roll(now);
        if (opened.lane().concernsPerson() && isOfToday(opened, now)) {
            answers.putIfAbsent(opened.id(), Optional.empty());
        }
    }

    /** Counts the first time somebody accepts {@code accepted}. */
    public void answered(Case accepted, Instant now) {
        opened(accepted, now);
        if (now.equals(accepted.answeredAt())) {
            answers.computeIfPresent(
                    accepted.id(),
                    (_, _) -> Optional.of(Duration.between(accepted.openedAt(), now)));
        }
    }

    /** Adds what was counted before this process began. */
    public void reload(List<Counted> earlier, Instant now) {
        roll(now);
        for (Counted counted : earlier) {
            Instant answeredAt = counted.answeredAt();
            answers.put(
                    counted.caseId(),
                    answeredAt == null
                            ? Optional.empty()
                            : Optional.of(Duration.between(counted.openedAt(), answeredAt)));
        }
    }

    public Level level(Instant now) {
        roll(now);
        List<Duration> answered =
                answers.values().stream().flatMap(Optional::stream).sorted().toList();
        long within = answered.stream().filter(after -> after.compareTo(TARGET) <= 0).count();
        Long median =
                answered.isEmpty() ? null : answered.get((answered.size() - 1) / 2).toMillis();
        return new Level(answers.size(), answered.size(), (int) within, median);
    }

    private boolean isOfToday(Case counted, Instant now) {
        return !counted.openedAt().isBefore(midnight(now));
    }

    private void roll(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!today.equals(day)) {
            day = today;
            answers.clear();
        }
    }
}
