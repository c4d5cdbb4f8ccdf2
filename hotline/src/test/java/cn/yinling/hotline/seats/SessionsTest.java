package cn.yinling.hotline.seats;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.dispatch.Occupant;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(SessionConfig.defaults(), nanos::get);
    private final SeatSession anna = sessions.begin(new Occupant("anna", "陈晓", false), 1);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void sessionThatIsNotUsedEnds() {
        pass(Duration.ofMinutes(29));
        assertThat(sessions.find(anna.token())).contains(anna);
        pass(Duration.ofMinutes(29));
        assertThat(sessions.find(anna.token())).contains(anna);
        assertThat(sessions.overdue()).isEmpty();
        pass(Duration.ofMinutes(30));
        assertThat(sessions.find(anna.token())).isEmpty();
        assertThat(sessions.overdue()).containsExactly(anna);
    }

    @Test
    void sessionThatIsUsedIsOverdueInTheEndAndGoodUntilItIsEnded() {
        for (int i = 0; i < 16 * 3; i++) {
            assertThat(sessions.overdue()).isEmpty();
            pass(Duration.ofMinutes(20));
            assertThat(sessions.find(anna.token())).contains(anna);
        }
        assertThat(sessions.overdue()).containsExactly(anna);
        assertThat(sessions.find(anna.token())).contains(anna);
        sessions.end("anna");
        assertThat(sessions.find(anna.token())).isEmpty();
        assertThat(sessions.overdue()).isEmpty();
    }

    @Test
    void agentHasOneSession() {
        SeatSession later = sessions.begin(anna.agent(), 2);
        assertThat(sessions.find(anna.token())).isEmpty();
        assertThat(sessions.find(later.token())).contains(later);
        assertThat(sessions.find(null)).isEmpty();
    }
}
