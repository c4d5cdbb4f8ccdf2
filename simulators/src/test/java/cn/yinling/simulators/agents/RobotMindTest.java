package cn.yinling.simulators.agents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.simulators.agents.RobotMind.Deed;
import cn.yinling.simulators.agents.RobotMind.Step;
import cn.yinling.simulators.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RobotMindTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final SeatView.Work SOS = new SeatView.Work("c-1", "sos", 1);

    private final Pace pace =
            new Pace(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    1,
                    Duration.ofSeconds(1));
    private final RobotMind mind = new RobotMind(pace, Chance.ofSeed(1));

    @Test
    void becomesReadyWhenNoPersonIsFree() {
        assertThat(mind.next(view(false, false, null, null), START).command())
                .isEqualTo(new RobotCommand.Ready());
    }

    @Test
    void goesAwayWhenAPersonIsFree() {
        assertThat(mind.next(view(true, true, null, null), START).command())
                .isEqualTo(new RobotCommand.Away());
        assertThat(mind.next(view(false, true, null, null), START).command()).isNull();
    }

    @Test
    void passesWhatItIsOfferedToAPersonWhoIsFree() {
        assertThat(mind.next(view(true, true, SOS, null), START).command())
                .isEqualTo(new RobotCommand.Pass("c-1"));
    }

    @Test
    void acceptsAfterThinkingAndAnswersThePhone() {
        Step thinking = mind.next(view(true, false, SOS, null), START);
        assertThat(thinking.command()).isNull();
        assertThat(thinking.lookAgainIn()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        Step accepting =
                mind.next(view(true, false, SOS, null), START.plus(thinking.lookAgainIn()));
        assertThat(accepting.command()).isEqualTo(new RobotCommand.Accept("c-1"));
        assertThat(accepting.deed()).isEqualTo(Deed.ANSWER);
    }

    @Test
    void givesNoCommandTwiceUntilItsEffectIsOverdue() {
        SeatView view = view(false, false, null, null);
        mind.next(view, START);
        assertThat(mind.next(view, START.plusSeconds(1)).command()).isNull();
        assertThat(mind.next(view, START.plusSeconds(4)).command())
                .isEqualTo(new RobotCommand.Ready());
    }

    @Test
    void writesANoteThenClosesWithAnOutcomeEvenIfAPersonIsFree() {
        SeatView talking = view(true, true, null, SOS);
        Step listening = mind.next(talking, START);
        assertThat(listening.command()).isNull();
        Instant noteAt = START.plus(listening.lookAgainIn());
        Step noting = mind.next(talking, noteAt);
        assertThat(noting.command()).isInstanceOf(RobotCommand.Note.class);
        Step closing = mind.next(talking, noteAt.plus(noting.lookAgainIn()));
        assertThat(closing.command()).isInstanceOf(RobotCommand.Close.class);
        assertThat(closing.deed()).isEqualTo(Deed.HANG_UP);
    }

    @Test
    void sameSeedHandlesTheSameCaseInTheSameWay() {
        RobotMind again = new RobotMind(pace, Chance.ofSeed(1));
        assertThat(again.next(view(true, false, SOS, null), START))
                .isEqualTo(mind.next(view(true, false, SOS, null), START));
    }

    private static SeatView view(
            boolean ready,
            boolean personFree,
            SeatView.@Nullable Work offer,
            SeatView.@Nullable Work current) {
        return new SeatView(ready, personFree, offer, current);
    }
}
