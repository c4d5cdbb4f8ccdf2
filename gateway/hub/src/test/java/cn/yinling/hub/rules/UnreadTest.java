package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnreadTest {
    private static final Instant NOW = Night.at("2026-11-21T02:00:00");

    private final Unread unread = new Unread();

    @Test
    void devicesAreReadInTheOrderInWhichTheyCame() {
        unread.add("bed-1", NOW);
        unread.add("bed-2", NOW.minusSeconds(60));
        assertThat(unread.next(NOW)).isEqualTo("bed-1");
        assertThat(unread.next(NOW)).isEqualTo("bed-2");
        assertThat(unread.next(NOW)).isNull();
    }

    @Test
    void deviceWhoseTimeHasNotComeLetsOthersPass() {
        unread.add("bed-1", NOW.plusMillis(1));
        unread.add("bed-2", NOW);
        assertThat(unread.next(NOW)).isEqualTo("bed-2");
        assertThat(unread.next(NOW)).isNull();
        assertThat(unread.size()).isEqualTo(1);
        assertThat(unread.next(NOW.plusMillis(1))).isEqualTo("bed-1");
        assertThat(unread.size()).isZero();
    }

    @Test
    void deviceThatIsAddedAgainKeepsItsTimeAndItsPlace() {
        unread.add("bed-1", NOW);
        unread.add("bed-2", NOW);
        unread.add("bed-1", NOW.plusSeconds(60));
        assertThat(unread.size()).isEqualTo(2);
        assertThat(unread.next(NOW)).isEqualTo("bed-1");
    }
}
