package cn.yinling.hotline.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.seats.SeatCommand;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClosingsTest {
    private static final Occupant ANNA = new Occupant("anna", "陈晓", false);
    private static final Occupant ROB = new Occupant("rob", "机器人", true);

    // near its overflow, which a steady counter may pass at any time
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Closings closings = new Closings(Duration.ofSeconds(10), nanos::get);

    @Test
    void closeIsDueWhenItsTimeIsOverAndNotBefore() {
        begin("a");
        pass(Duration.ofMillis(9_999));
        assertThat(closings.due()).isEmpty();
        assertThat(closings.isClosing("a")).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(closings.due()).extracting(Closings.Closing::caseId).containsExactly("a");
        assertThat(closings.isClosing("a")).isFalse();
        assertThat(closings.due()).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNeverDue() {
        begin("a");
        begin("b");
        assertThat(closings.remove("a")).isPresent();
        assertThat(closings.remove("a")).isEmpty();
        pass(Duration.ofSeconds(11));
        assertThat(closings.due()).extracting(Closings.Closing::caseId).containsExactly("b");
    }

    @Test
    void closingAnewBeginsTheTimeAnewWithTheNewOutcome() {
        begin("a");
        pass(Duration.ofSeconds(9));
        closings.begin(close("a", Outcome.AMBULANCE), ANNA);
        pass(Duration.ofSeconds(9));
        assertThat(closings.due()).isEmpty();
        Closings.Closing closing = closings.find("a").orElseThrow();
        assertThat(closings.left(closing)).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(closings.due())
                .extracting(due -> due.close().outcome())
                .containsExactly(Outcome.AMBULANCE);
        assertThat(closings.left(closing)).isZero();
    }

    @Test
    void robotsAndAHotlineWithoutTheTimeCloseAtOnce() {
        assertThat(closings.canBeTakenBack(ANNA)).isTrue();
        assertThat(closings.canBeTakenBack(ROB)).isFalse();
        assertThat(new Closings(Duration.ZERO, nanos::get).canBeTakenBack(ANNA)).isFalse();
    }

    private void begin(String caseId) {
        assertThat(closings.begin(close(caseId, Outcome.COMFORTED), ANNA))
                .isEqualTo(Duration.ofSeconds(10));
    }

    private static SeatCommand.Close close(String caseId, Outcome outcome) {
        return new SeatCommand.Close(caseId, outcome, Map.of(), null);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
