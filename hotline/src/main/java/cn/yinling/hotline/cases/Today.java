package cn.yinling.hotline.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final Set<String> opened = new HashSet<>();
    private final Set<String> answered = new HashSet<>();

    /** After how long, the shortest first: every screen has the median, each time it is shown. */
    private final List<Duration> waits = new ArrayList<>();

    private int withinTarget;

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
            this.opened.add(opened.id());
        }
    }

    /** Counts the first time somebody accepts {@code accepted}. */
    public void answered(Case accepted, Instant now) {
        opened(accepted, now);
        if (opened.contains(accepted.id()) && now.equals(accepted.answeredAt())) {
            answered(accepted.id(), Duration.between(accepted.openedAt(), now));
        }
    }

    /** Adds what was counted before this process began. */
    public void reload(List<Counted> earlier, Instant now) {
        roll(now);
        for (Counted counted : earlier) {
            opened.add(counted.caseId());
            if (counted.answeredAt() != null) {
                answered(
                        counted.caseId(),
                        Duration.between(counted.openedAt(), counted.answeredAt()));
            }
        }
    }

    public Level level(Instant now) {
        roll(now);
        Long median = waits.isEmpty() ? null : waits.get((waits.size() - 1) / 2).toMillis();
        return new Level(opened.size(), answered.size(), withinTarget, median);
    }

    private void answered(String caseId, Duration after) {
        if (!answered.add(caseId)) {
            return;
        }
        int place = Collections.binarySearch(waits, after);
        waits.add(place < 0 ? ~place : place, after);
        if (after.compareTo(TARGET) <= 0) {
            withinTarget++;
        }
    }

    private boolean isOfToday(Case counted, Instant now) {
        return !counted.openedAt().isBefore(midnight(now));
    }

    private void roll(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!today.equals(day)) {
            day = today;
            opened.clear();
            answered.clear();
            waits.clear();
            withinTarget = 0;
        }
    }
}
