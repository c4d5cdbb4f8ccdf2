package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptSessionsTest {
    private static final Identity BED = new Identity.OfHotline("bed-0001");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Remains NOTHING = new Remains(List.of(), List.of(), 7, List.of());

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> wills = new ArrayList<>();
    private final KeptSessions kept =
            new KeptSessions(MqttConfig.onFreePort(), () -> now, new SessionMeters(meters));

    @Test
    void sessionIsThereUntilItExpires() {
        kept.keep("a", BED, NOTHING, MINUTE, null);
        kept.keep("b", BED, NOTHING, MINUTE, null);
        pass(Duration.ofSeconds(59));
        assertThat(kept.take("a")).isEqualTo(NOTHING);
        assertThat(kept.take("a")).isNull();
        pass(Duration.ofSeconds(1));
        assertThat(kept.count()).isZero();
        assertThat(kept.take("b")).isNull();
    }

    @Test
    void willIsPublishedOnceAtItsTimeOrAtTheSessionsEnd() {
        kept.keep("a", BED, NOTHING, MINUTE, willIn("early", Duration.ofSeconds(10)));
        kept.keep("b", BED, NOTHING, MINUTE, willIn("late", Duration.ofHours(1)));
        pass(Duration.ofSeconds(9));
        assertThat(wills).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(wills).containsExactly("early");
        pass(Duration.ofSeconds(50));
        assertThat(wills).containsExactly("early", "late");
    }

    @Test
    void clientThatIsBackHasNoWill() {
        kept.keep("a", BED, NOTHING, MINUTE, willIn("early", Duration.ofSeconds(10)));
        assertThat(kept.take("a")).isNotNull();
        pass(MINUTE);
        assertThat(wills).isEmpty();
    }

    @Test
    void sessionTooLargeIsNotKeptAndCounted() {
        byte[] payload = new byte[(64 << 20) + 1];
        Message message = new Message("care/v1/bed-0001/commands", payload, "x", null, () -> {});
        Remains large = new Remains(List.of(), List.of(new Remains.Sent(1, message)), 1, List.of());
        assertThat(kept.keep("a", BED, large, MINUTE, null)).isFalse();
        assertThat(meters.counter("yinling.sessions.not.kept").count()).isEqualTo(1);
    }

    @Test
    void sessionsOfThoseWhoseRightHasEndedAreDroppedWithoutTheirWills() {
        kept.keep("a", BED, NOTHING, MINUTE, willIn("early", Duration.ofSeconds(10)));
        kept.dropUnless(_ -> false);
        pass(MINUTE);
        assertThat(kept.count()).isZero();
        assertThat(wills).isEmpty();
    }

    private KeptSessions.PendingWill willIn(String name, Duration delay) {
        return new KeptSessions.PendingWill(() -> wills.add(name), now.plus(delay));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        kept.tick();
    }
}
