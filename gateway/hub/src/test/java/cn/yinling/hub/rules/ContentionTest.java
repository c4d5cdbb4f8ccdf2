package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.doors.Connections;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An interval is a minute, and three of them must be alike. */
class ContentionTest implements Connections {
    private static final Instant START = Night.at("2026-11-21T02:00:00");
    private static final DeviceId BED = new DeviceId("bed-0001");

    private final Contention contention = new Contention(MonitoringPlan.defaults(), START);
    private final List<Change> changes = new ArrayList<>();
    private long takeOvers;
    private boolean areTwoTalking;
    private @Nullable Instant askedSince;
    private long second;

    @Override
    public long takeOvers(DeviceId device) {
        return takeOvers;
    }

    @Override
    public boolean areTwoTalkingSince(DeviceId device, Instant since) {
        askedSince = since;
        return areTwoTalking;
    }

    @Test
    void twoThatTakeTheConnectionFromEachOtherAreFoundOnceAndEnd() {
        seconds(600, 1);
        Finding found = new Finding(Cause.CREDENTIALS_SHARED, START);
        assertThat(changes).containsExactly(new Change.Began(found, false));
        assertThat(contention.since()).isEqualTo(START);

        seconds(600, 0);
        assertThat(changes).last().isEqualTo(new Change.Ended(found, START.plusSeconds(600)));
        assertThat(contention.since()).isNull();
    }

    @Test
    void twoWhoseReadingsMixAreFound() {
        areTwoTalking = true;
        seconds(181, 0);
        assertThat(changes).hasSize(1);
    }

    @Test
    void networkThatFailsOnceAMinuteIsNoContention() {
        for (int minute = 0; minute < 30; minute++) {
            seconds(1, 1);
            seconds(59, 0);
        }
        assertThat(changes).isEmpty();
    }

    @Test
    void restlessMinuteOrTwoAreNoContention() {
        seconds(120, 1);
        seconds(120, 0);
        seconds(120, 1);
        seconds(600, 0);
        assertThat(changes).isEmpty();
    }

    @Test
    void minuteIsOverWhenItIsFull() {
        seconds(179, 1);
        assertThat(changes).isEmpty();
        seconds(1, 1);
        assertThat(changes).hasSize(1);
    }

    @Test
    void twoTakeOversInAMinuteAreTwoDevicesAndThoseOfEarlierMinutesAreNotCountedAgain() {
        for (int minute = 0; minute < 3; minute++) {
            seconds(2, 1);
            seconds(58, 0);
        }
        assertThat(changes).hasSize(1);
        seconds(180, 0);
        assertThat(changes)
                .last()
                .isEqualTo(
                        new Change.Ended(
                                new Finding(Cause.CREDENTIALS_SHARED, START),
                                START.plusSeconds(180)));
    }

    @Test
    void twoAreAskedForOfTheMinuteThatIsOver() {
        seconds(60, 0);
        assertThat(askedSince).isEqualTo(START);
        seconds(60, 0);
        assertThat(askedSince).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void contentionBeganWithTheFirstMinuteOfIt() {
        seconds(120, 0);
        seconds(180, 1);
        assertThat(contention.since()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void whereHeartbeatsAreOffNothingIsFoundUntilAPlanAsksForThem() {
        contention.follow(Plans.off());
        seconds(600, 1);
        assertThat(changes).isEmpty();
        contention.follow(Plans.heard(new Heartbeat(true, Duration.ofSeconds(10), 1)));
        seconds(10, 1);
        assertThat(changes).hasSize(1);
    }

    @Test
    void whatAnEarlierHubFoundEndsAsWhatThisOneFound() {
        Finding before = new Finding(Cause.CREDENTIALS_SHARED, START.minusSeconds(600));
        contention.restore(before);
        assertThat(contention.since()).isEqualTo(START.minusSeconds(600));
        seconds(60, 1);
        seconds(180, 0);
        assertThat(changes).containsExactly(new Change.Ended(before, START.plusSeconds(60)));
    }

    @Test
    void whatAnEarlierHubFoundAndGoesOnIsNotToldAgain() {
        contention.restore(new Finding(Cause.CREDENTIALS_SHARED, START.minusSeconds(600)));
        seconds(600, 1);
        assertThat(changes).isEmpty();
    }

    /** So many seconds with so many take-overs each. */
    private void seconds(int count, int takeOversEach) {
        for (int i = 0; i < count; i++) {
            takeOvers += takeOversEach;
            second++;
            Change change = contention.look(BED, this, START.plusSeconds(second));
            if (change != null) {
                changes.add(change);
            }
        }
    }
}
