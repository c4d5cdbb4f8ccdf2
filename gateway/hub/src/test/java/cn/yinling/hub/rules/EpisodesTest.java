package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private static final Instant START = Night.at("2026-11-21T02:00:00");
    private static final Finding DOOR = new Finding(Cause.DOOR_OPEN, START);
    private static final Finding HEART = new Finding(Cause.HEART_RATE_HIGH, START);
    private static final Breach FAST = new Breach("hr", 131, "/min", 120, Breach.Side.HIGH);

    private final Episodes before = new Episodes();
    private final Episodes now = new Episodes();

    @Test
    void whatIsNewBeganByItsValue() {
        now.began(HEART, FAST);
        assertThat(now.since(before)).containsExactly(new Change.Began(HEART, false, FAST));
    }

    @Test
    void whatIsNewAndOverHasPassedByItsValue() {
        now.began(HEART, FAST);
        now.ended(HEART, millis(60));
        assertThat(now.since(before)).containsExactly(new Change.Passed(HEART, at(60), FAST));
    }

    @Test
    void whatWasKnownEndsOrIsOverAtAnotherTime() {
        before.began(DOOR, null);
        now.ended(DOOR, millis(60));
        assertThat(now.since(before)).containsExactly(new Change.Ended(DOOR, at(60)));
        before.ended(DOOR, millis(90));
        assertThat(now.since(before)).containsExactly(new Change.Ended(DOOR, at(60)));
    }

    @Test
    void whatWasOverAndIsNotHasResumed() {
        before.ended(DOOR, millis(60));
        now.began(DOOR, null);
        assertThat(now.since(before)).containsExactly(new Change.Resumed(DOOR));
    }

    @Test
    void whatIsNotThereAnyMoreIsWithdrawn() {
        before.began(DOOR, null);
        assertThat(now.since(before)).containsExactly(new Change.Withdrawn(DOOR));
    }

    @Test
    void whatIsAsItWasIsNoChange() {
        before.began(DOOR, null);
        before.ended(HEART, millis(60));
        now.began(DOOR, null);
        now.ended(HEART, millis(60));
        assertThat(now.since(before)).isEmpty();
    }

    @Test
    void touchIsToldOnce() {
        now.wasTouched();
        assertThat(now.wasTouched()).isFalse();
        now.began(DOOR, null);
        assertThat(now.wasTouched()).isTrue();
        assertThat(now.wasTouched()).isFalse();
        now.ended(DOOR, millis(60));
        assertThat(now.wasTouched()).isTrue();
    }

    @Test
    void lastBegunIsTheOneOfThatCauseThatBeganLastByThen() {
        Finding second = new Finding(Cause.DOOR_OPEN, at(100));
        now.began(second, null);
        now.began(DOOR, null);
        now.began(new Finding(Cause.HEART_RATE_HIGH, at(100)), FAST);
        assertThat(now.lastBegun(Cause.DOOR_OPEN, at(200))).contains(second);
        assertThat(now.lastBegun(Cause.DOOR_OPEN, at(100))).contains(second);
        assertThat(now.lastBegun(Cause.DOOR_OPEN, at(99))).contains(DOOR);
        assertThat(now.lastBegun(Cause.DOOR_OPEN, at(-1))).isEmpty();
        assertThat(now.lastBegun(Cause.WATER, at(200))).isEmpty();
    }

    @Test
    void endedByThenAreThoseWhoseEndIsNotLater() {
        now.began(HEART, FAST);
        now.ended(HEART, millis(60));
        now.began(DOOR, null);
        assertThat(now.endedBy(at(60)).since(before))
                .containsExactly(new Change.Passed(HEART, at(60), FAST));
        assertThat(now.endedBy(at(59)).since(before)).isEmpty();
        assertThat(now.endedBy(at(59)).breachOf(HEART)).isNull();
    }

    @Test
    void copyIsItsOwn() {
        now.began(HEART, FAST);
        Episodes copy = now.copy();
        now.ended(HEART, millis(60));
        assertThat(copy.since(before)).containsExactly(new Change.Began(HEART, false, FAST));
    }

    @Test
    void whatIsOverAndToldIsForgottenHereAndThere() {
        now.began(HEART, FAST);
        now.ended(HEART, millis(60));
        before.ended(HEART, millis(60));
        now.forgetEndedBy(at(60), before);
        assertThat(now.lastBegun(HEART.cause(), at(100))).isEmpty();
        assertThat(before.lastBegun(HEART.cause(), at(100))).isEmpty();
        assertThat(now.breachOf(HEART)).isNull();
    }

    @Test
    void whatIsNotOverByThenIsNotForgotten() {
        now.began(HEART, FAST);
        now.ended(HEART, millis(60));
        before.ended(HEART, millis(60));
        now.forgetEndedBy(at(59), before);
        assertThat(now.lastBegun(HEART.cause(), at(100))).contains(HEART);
        assertThat(now.breachOf(HEART)).isEqualTo(FAST);
    }

    /** Else nobody would ever hear that it was over. */
    @Test
    void whatIsOverAndNotToldYetIsNotForgotten() {
        now.ended(DOOR, millis(60));
        before.began(DOOR, null);
        now.forgetEndedBy(at(100), before);
        assertThat(now.since(before)).containsExactly(new Change.Ended(DOOR, at(60)));
    }

    @Test
    void whatIsKnownElsewhereIsTakenOverWhereItIsMissing() {
        now.began(DOOR, null);
        now.addMissing(new Known(DOOR, at(60), false));
        now.addMissing(new Known(HEART, at(60), false));
        assertThat(now.since(before))
                .containsExactly(
                        new Change.Began(DOOR, false, null),
                        new Change.Passed(HEART, at(60), null));
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }

    private static long millis(long second) {
        return at(second).toEpochMilli();
    }
}
