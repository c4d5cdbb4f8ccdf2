package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final Storms storms =
            new Storms(new StormConfig(Duration.ofSeconds(20), 3, Duration.ofMinutes(2)));

    @Test
    void incidentThatIsOverInAHomeIsToldOnceAndKnowsWhereItStands() {
        Storms.Decision.Gather gathered =
                (Storms.Decision.Gather) storms.came(three(), NOW).getFirst();
        String incident = gathered.incident().id();
        assertThat(storms.standing(incident)).containsExactlyInAnyOrder("a-0", "a-1", "a-2");
        assertThat(storms.pass(NOW)).isEmpty();

        assertThat(storms.ended("a-1")).isEmpty();
        assertThat(storms.pass(NOW))
                .containsExactly(new Storms.Decision.Shrink(gathered.incident()));
        assertThat(storms.pass(NOW)).isEmpty();
        assertThat(storms.standing(incident)).containsExactlyInAnyOrder("a-0", "a-2");
    }

    @Test
    void incidentThatIsOverEverywhereIsSettledAndStandsNowhere() {
        Storms.Decision.Gather gathered =
                (Storms.Decision.Gather) storms.came(three(), NOW).getFirst();
        storms.ended("a-0");
        storms.ended("a-1");

        assertThat(storms.ended("a-2"))
                .containsExactly(new Storms.Decision.Settle(gathered.incident()));
        assertThat(storms.standing(gathered.incident().id())).isEmpty();
    }

    private static List<Technical> three() {
        return IntStream.range(0, 3)
                .mapToObj(number ->
                        new Technical(
                                "a-" + number,
                                Cause.MAINS,
                                "07",
                                null,
                                NOW,
                                new UntakenAlarms.Entry("a-" + number, "bed-" + number, NOW, "{}")))
                .toList();
    }
}
