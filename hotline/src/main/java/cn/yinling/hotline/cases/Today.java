package cn.yinling.hotline.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well people were answered since midnight. Technical and test items do not count. Not
 * thread-safe.
 */
public final class Today {
    /** GB/T 33358-2016: a call is answered within 15 s. */
    private static final Duration TARGET = Duration.ofSeconds(15);

    private final ZoneId zone;
    private LocalDate day;
    private int opened;
    private int withinTarget;
    private final List<Long> answerMillis = new ArrayList<>();

    /** The numbers of one day. */
    public record Level(
            int opened, int answered, int answeredWithin15s, @Nullable Long answerP50Ms) {}

    /** A case of today as the database has it. */
    public record Counted(Instant openedAt, @Nullable Instant answeredAt) {}

    public Today(ZoneId zone, Instant now) {
        this.zone = zone;
        this.day = LocalDate.ofInstant(now, zone);
    }

    /** When the day of {@code now} began. */
    public Instant midnight(Instant now) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    public void opened(Case opened, Instant now) {
        roll(now);
        if (opened.lane().concernsPerson()) {
            this.opened++;
        }
    }

    /** Counts the first time somebody accepts {@code accepted}. */
    public void answered(Case accepted, Instant now) {
        roll(now);
        if (accepted.lane().concernsPerson() && now.equals(accepted.answeredAt())) {
            answered(Duration.between(accepted.openedAt(), now));
        }
    }

    /** Adds what was counted before this process began. */
    public void reload(List<Counted> earlier, Instant now) {
        roll(now);
        for (Counted counted : earlier) {
            opened++;
            if (counted.answeredAt() != null) {
                answered(Duration.between(counted.openedAt(), counted.answeredAt()));
            }
        }
    }

    public Level level(Instant now) {
        roll(now);
        Long median =
                answerMillis.isEmpty()
                        ? null
                        : answerMillis.stream()
                                .sorted()
                                .skip((answerMillis.size() - 1) / 2)
                                .findFirst()
                                .orElse(null);
        return new Level(opened, answerMillis.size(), withinTarget, median);
    }

    private void answered(Duration after) {
        answerMillis.add(after.toMillis());
        if (after.compareTo(TARGET) <= 0) {
            withinTarget++;
        }
    }

    private void roll(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!today.equals(day)) {
            day = today;
            opened = 0;
            withinTarget = 0;
            answerMillis.clear();
        }
    }
}
