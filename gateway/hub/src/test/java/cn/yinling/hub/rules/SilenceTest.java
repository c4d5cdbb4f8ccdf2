package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An interval is a minute, and three may be missed. */
class SilenceTest {
    /** Two o'clock in the night, when a low battery waits for the morning. */
    private static final Instant START = Night.at("2026-11-21T02:00:00");

    private final Silence silence = new Silence(MonitoringPlan.defaults(), START);

    @Test
    void missedIntervalsAreASilenceAtAnyHour() {
        silence.heard(at(60));
        assertThat(silence.passed(at(60), at(239))).isNull();
        Finding found = new Finding(Cause.SILENT, at(60));
        assertThat(silence.passed(at(60), at(240))).isEqualTo(new Change.Began(found, false));
        assertThat(silence.since()).isEqualTo(at(60));
        assertThat(silence.passed(at(60), at(241))).isNull();
    }

    @Test
    void silenceIsOverWhenItWasHeardForAsLong() {
        Finding found = new Finding(Cause.SILENT, START);
        assertThat(silence.passed(START, at(180))).isEqualTo(new Change.Began(found, false));
        assertThat(silence.heard(at(300))).isNull();
        assertThat(silence.heard(at(400))).isNull();
        assertThat(silence.heard(at(480))).isEqualTo(new Change.Ended(found, at(300)));
        assertThat(silence.since()).isNull();
    }

    @Test
    void deviceThatFlapsIsOneSilence() {
        List<Change> changes = new ArrayList<>();
        for (long second = 0; second < 3600; second++) {
            if (second % 300 == 0) {
                add(changes, silence.heard(at(second)));
            }
            add(changes, silence.passed(at(second - second % 300), at(second)));
        }
        assertThat(changes).hasSize(1);
    }

    @Test
    void deviceThatIsHeardIsNeverSilent() {
        LongStream.range(0, 1000)
                .forEach(second -> {
                    assertThat(silence.heard(at(second))).isNull();
                    assertThat(silence.passed(at(second), at(second))).isNull();
                });
    }

    @Test
    void whatAnEarlierHubFoundEndsAsWhatThisOneFound() {
        Finding before = new Finding(Cause.SILENT, at(-600));
        silence.restore(before);
        assertThat(silence.passed(at(-600), at(500))).isNull();
        assertThat(silence.heard(at(501))).isNull();
        assertThat(silence.heard(at(600))).isNull();
        assertThat(silence.heard(at(690))).isEqualTo(new Change.Ended(before, at(501)));
    }

    @Test
    void deviceThatConnectsLateIsExpectedFromThereOn() {
        silence.expectFrom(at(100));
        silence.expectFrom(at(50));
        assertThat(silence.passed(START, at(279))).isNull();
        assertThat(silence.passed(START, at(280)))
                .isEqualTo(new Change.Began(new Finding(Cause.SILENT, START), false));
    }

    @Test
    void gapOfJustTheMissedIntervalsIsNoneAndALongerOneBeginsTheTimeAnew() {
        silence.passed(START, at(180));
        silence.heard(at(200));
        assertThat(silence.heard(at(380))).isInstanceOf(Change.Ended.class);

        silence.passed(at(380), at(560));
        silence.heard(at(600));
        assertThat(silence.heard(at(781))).isNull();
        assertThat(silence.heard(at(961)))
                .isEqualTo(new Change.Ended(new Finding(Cause.SILENT, at(380)), at(781)));
    }

    @Test
    void wordsThatAreReadOutOfOrderDoNotTurnTheClockBack() {
        silence.heard(at(100));
        silence.heard(at(50));
        assertThat(silence.passed(at(100), at(279))).isNull();
    }

    @Test
    void whereHeartbeatsAreOffNothingIsSilentAndTheNewPlanHoldsAtOnce() {
        silence.follow(Plans.off());
        assertThat(silence.passed(START, at(9000))).isNull();
        silence.follow(Plans.heard(new Heartbeat(true, Duration.ofSeconds(10), 2)));
        assertThat(silence.passed(START, at(19))).isNull();
        assertThat(silence.passed(START, at(20))).isNotNull();
    }

    private static void add(List<Change> changes, @Nullable Change change) {
        if (change != null) {
            changes.add(change);
        }
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
