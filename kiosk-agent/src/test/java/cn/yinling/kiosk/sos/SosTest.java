package cn.yinling.kiosk.sos;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SosTest {
    private static final Instant PRESSED = Instant.parse("2026-11-21T03:00:00.123Z");
    private static final Instant LATER = PRESSED.plusSeconds(5);

    private final SosAlarm alarm = new SosAlarm(new DeviceId("kiosk-01"));
    private final Sos saved = alarm.pressed("k", PRESSED, Sos.Stage.SAVED);

    @Test
    void pressGoesFromSavedToReceivedToTakenToClosed() {
        Sos received = saved.received(LATER);
        Sos taken = received.taken("小李", LATER.plusSeconds(1));
        Sos closed = taken.closed(LATER.plusSeconds(2));

        assertThat(List.of(saved.stage(), received.stage(), taken.stage(), closed.stage()))
                .containsExactly(
                        Sos.Stage.SAVED, Sos.Stage.RECEIVED, Sos.Stage.TAKEN, Sos.Stage.CLOSED);
        assertThat(taken.agent()).isEqualTo("小李");
        assertThat(closed.agent()).isEqualTo("小李");
        assertThat(closed.changedAt()).isEqualTo(LATER.plusSeconds(2));
    }

    @Test
    void agentMayBeFasterThanTheAcknowledgement() {
        Sos taken = saved.taken("小李", LATER);

        assertThat(taken.received(LATER.plusSeconds(9))).isEqualTo(taken);
    }

    @Test
    void refusalIsForgottenOnceTheGatewayTakesIt() {
        Sos refused = saved.refusedByGateway();

        assertThat(refused.refused()).isTrue();
        assertThat(refused.stage()).isEqualTo(Sos.Stage.SAVED);
        assertThat(refused.received(LATER).refused()).isFalse();
        assertThat(saved.received(LATER).refusedByGateway().refused()).isFalse();
    }

    @Test
    void nothingThatComesTwiceLateOrOutOfOrderMovesAPressBack() {
        long seed = Chance.seed();
        Random random = new Random(seed);
        List<UnaryOperator<Sos>> news =
                List.of(
                        sos -> sos.received(LATER),
                        Sos::refusedByGateway,
                        sos -> sos.taken("小李", LATER),
                        sos -> sos.closed(LATER));
        for (int run = 0; run < 200; run++) {
            Sos sos = alarm.pressed("k", PRESSED, Sos.Stage.HELD);
            List<Sos.Stage> stages = new ArrayList<>();
            for (int step = 0; step < 20; step++) {
                UnaryOperator<Sos> next = news.get(random.nextInt(news.size()));
                sos = next.apply(sos);
                assertThat(next.apply(sos)).as("seed %d", seed).isEqualTo(sos);
                stages.add(sos.stage());
            }
            assertThat(stages).as("seed %d", seed).isSorted();
        }
    }

    @Test
    void onlyWhatIsSavedIsShownAndNotForEver() {
        Showing showing =
                new Showing(new SosConfig(Duration.ofSeconds(60), Duration.ofMinutes(30)));
        Sos held = alarm.pressed("k", PRESSED, Sos.Stage.HELD);
        Sos closed = saved.closed(LATER);

        assertThat(showing.isShown(held, PRESSED)).isFalse();
        assertThat(showing.isShown(saved, PRESSED.plusSeconds(1799))).isTrue();
        assertThat(showing.isShown(saved, PRESSED.plusSeconds(1800))).isFalse();
        assertThat(showing.isShown(saved.received(LATER), LATER.plusSeconds(1799))).isTrue();
        assertThat(showing.isShown(closed, LATER.plusSeconds(59))).isTrue();
        assertThat(showing.isShown(closed, LATER.plusSeconds(60))).isFalse();
    }
}
