package cn.yinling.hub.alarms.push;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.push.Escalation.Reason;
import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagedTest {
    private final Paged paged = new Paged(EscalationConfig.defaults());

    @Test
    void eachDeviceIsOneNoticeUntilNothingOfItWaits() {
        assertThat(paged.isNews(of("bed-0001", Cause.SOS, 1), NOW)).isTrue();
        assertThat(paged.isNews(of("bed-0001", Cause.SOS, 2), NOW)).isFalse();
        assertThat(paged.isNews(of("bed-0002", Cause.SOS, 1), NOW)).isTrue();
        paged.keepOnly(Set.of("bed-0002"));
        assertThat(paged.isNews(of("bed-0001", Cause.SOS, 3), NOW)).isTrue();
        assertThat(paged.isNews(of("bed-0002", Cause.SOS, 2), NOW)).isFalse();
    }

    @Test
    void onlyWhatIsMoreUrgentComesBetween() {
        assertThat(paged.isNews(of("bed-0001", Cause.BED_EXIT, 1), NOW)).isTrue();
        assertThat(paged.isNews(of("bed-0001", Cause.INACTIVITY, 1), NOW)).isFalse();
        assertThat(paged.isNews(of("bed-0001", Cause.FALL, 1), NOW)).isTrue();
    }

    private static Escalation of(String device, Cause cause, int second) {
        return new Escalation(alarm(device, cause, second), Reason.UNTAKEN, Duration.ZERO);
    }
}
