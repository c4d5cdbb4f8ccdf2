package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant LONG_AFTER = AT.plusSeconds(60);
    private static final long BYTES = 4711;

    private final Deliveries deliveries = new Deliveries();

    @Test
    void oneSentAgainIsTheSame() {
        deliveries.note(7, BYTES, AT, false);
        assertThat(deliveries.first(7, true, BYTES, AT)).isEqualTo(AT);
        assertThat(deliveries.first(7, true, BYTES, LONG_AFTER))
                .as("not answered yet")
                .isEqualTo(AT);
    }

    @Test
    void anotherMessageIsNew() {
        deliveries.note(7, BYTES, AT, false);
        assertThat(deliveries.first(7, false, BYTES, AT)).as("does not say so").isNull();
        assertThat(deliveries.first(8, true, BYTES, AT)).as("another packet id").isNull();
        assertThat(deliveries.first(7, true, BYTES + 1, AT)).as("other bytes").isNull();
    }

    @Test
    void whoIsHeardLongAfterItsAnswerHasHadIt() {
        deliveries.note(7, BYTES, AT, false);
        deliveries.answered(7, AT);
        assertThat(deliveries.first(7, true, BYTES, AT.plusSeconds(1))).isEqualTo(AT);
        assertThat(deliveries.first(7, true, BYTES, LONG_AFTER)).isNull();
    }

    @Test
    void nextConnectionKnowsWhatItsClientMayNotHaveHeardOf() {
        deliveries.note(7, BYTES, AT, false);
        deliveries.note(8, BYTES, AT, false);
        deliveries.answered(7, AT);
        deliveries.answered(8, LONG_AFTER);
        Deliveries next = next(deliveries, LONG_AFTER);
        assertThat(next.first(7, true, BYTES, LONG_AFTER)).isNull();
        assertThat(next.first(8, true, BYTES, LONG_AFTER.plusSeconds(3600))).isEqualTo(AT);
        assertThat(next(next, LONG_AFTER).first(8, true, BYTES, LONG_AFTER))
                .as("it was not sent again, so it was answered")
                .isNull();
    }

    @Test
    void exactlyOnceIsHeldUntilItIsReleased() {
        deliveries.note(7, BYTES, AT, true);
        deliveries.answered(7, AT);
        assertThat(deliveries.first(7, false, BYTES, LONG_AFTER)).isEqualTo(AT);
        Deliveries next = next(next(deliveries, LONG_AFTER), LONG_AFTER);
        assertThat(next.first(7, true, BYTES, LONG_AFTER)).isEqualTo(AT);
        next.released(7);
        assertThat(next.first(7, true, BYTES, LONG_AFTER)).isNull();
    }

    @Test
    void onlyTheLastAreKept() {
        for (int packetId = 1; packetId <= 2000; packetId++) {
            deliveries.note(packetId, BYTES, AT, false);
        }
        assertThat(deliveries.remaining(AT)).hasSize(Deliveries.MOST);
        assertThat(deliveries.first(2000, true, BYTES, AT)).isEqualTo(AT);
        assertThat(deliveries.first(1, true, BYTES, AT)).isNull();
    }

    @Test
    void whatWasAnsweredLongAgoIsForgotten() {
        for (int packetId = 1; packetId <= 10; packetId++) {
            deliveries.note(packetId, BYTES, AT, false);
            deliveries.answered(packetId, AT);
        }
        deliveries.note(11, BYTES, LONG_AFTER, false);
        assertThat(deliveries.remaining(AT))
                .extracting(Deliveries.Delivery::packetId)
                .containsExactly(11);
    }

    private static Deliveries next(Deliveries before, Instant lastHeardAt) {
        List<Deliveries.Delivery> left = before.remaining(lastHeardAt);
        Deliveries next = new Deliveries();
        next.takeUp(left);
        return next;
    }
}
