package cn.yinling.hotline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TodayTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    private final Today today = new Today(SHANGHAI, NOON);
    private int cases;

    @Test
    void answersWithin15SecondsAreCountedAndTheMedianIsTaken() {
        for (int seconds : List.of(16, 3, 15)) {
            answered(Cause.SOS, seconds);
        }
        today.opened(opened(Cause.SOS), NOON);
        assertThat(today.level(NOON)).isEqualTo(new Today.Level(4, 3, 2, 15_000L));
    }

    @Test
    void testsDoNotCount() {
        answered(Cause.TEST, 1);
        assertThat(today.level(NOON)).isEqualTo(new Today.Level(0, 0, 0, null));
    }

    @Test
    void caseThatIsAcceptedAnewIsNotAnsweredAgain() {
        Case first = answered(Cause.SOS, 3);
        Instant later = NOON.plusSeconds(90);
        Case again = first.after(event(Kind.RETURNED, later)).after(event(Kind.ACCEPTED, later));
        today.answered(again, later);
        assertThat(today.level(NOON).answered()).isEqualTo(1);
    }

    @Test
    void numbersBeginAnewAtLocalMidnight() {
        answered(Cause.SOS, 3);
        Instant lastSecond = Instant.parse("2026-11-21T15:59:59Z");
        assertThat(today.level(lastSecond).opened()).isEqualTo(1);
        assertThat(today.level(lastSecond.plusSeconds(1)).opened()).isZero();
        assertThat(today.midnight(NOON)).isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
    }

    @Test
    void whatWasCountedBeforeARestartCounts() {
        today.reload(
                List.of(
                        new Today.Counted("a", NOON, NOON.plusSeconds(2)),
                        new Today.Counted("b", NOON, null)),
                NOON);
        assertThat(today.level(NOON)).isEqualTo(new Today.Level(2, 1, 1, 2_000L));
    }

    private Case answered(Cause cause, int afterSeconds) {
        Case opened = opened(cause);
        today.opened(opened, NOON);
        Instant at = NOON.plusSeconds(afterSeconds);
        Case accepted = opened.after(event(Kind.ACCEPTED, at));
        today.answered(accepted, at);
        return accepted;
    }

    @Test
    void whoAskedBeforeMidnightIsNeitherAskedNorAnsweredToday() {
        Case opened = opened(Cause.SOS);
        today.opened(opened, NOON);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        today.answered(opened.after(event(Kind.ACCEPTED, tomorrow)), tomorrow);
        assertThat(today.level(tomorrow)).isEqualTo(new Today.Level(0, 0, 0, null));
    }

    @Test
    void technicalCaseThatBecomesAPersonsCountsOnBothSides() {
        Case battery = Case.opened("b", Alarms.of("bed-0001", Cause.BATTERY_LOW, NOON), NOON);
        today.opened(battery, NOON);
        Case pressed = battery.joinedBy(Alarms.of("bed-0001", Cause.SOS, NOON.plusSeconds(1)));
        Instant at = NOON.plusSeconds(5);
        today.answered(pressed.after(event(Kind.ACCEPTED, at)), at);
        assertThat(today.level(NOON)).isEqualTo(new Today.Level(1, 1, 1, 5_000L));
    }

    @Test
    void pressOfACaseThatWasCountedBeforeARestartIsNoOtherCase() {
        Case opened = opened(Cause.SOS);
        today.reload(List.of(new Today.Counted(opened.id(), NOON, null)), NOON);
        today.opened(opened.joinedBy(Alarms.of("bed-0001", Cause.FALL, NOON)), NOON);
        assertThat(today.level(NOON).opened()).isEqualTo(1);
    }

    private Case opened(Cause cause) {
        return Case.opened("case-" + ++cases, Alarms.of("bed-0001", cause, NOON), NOON);
    }

    private static CaseEvent event(Kind kind, Instant at) {
        return new CaseEvent(at, kind, 1, "陈晓", null);
    }
}
