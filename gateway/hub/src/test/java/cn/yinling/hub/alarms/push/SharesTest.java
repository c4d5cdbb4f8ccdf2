package cn.yinling.hub.alarms.push;

import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Cause;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final OpenAlarm sos = alarm("bed-0001", Cause.SOS, 0);
    private final Shares shares = new Shares(2);

    @Test
    void asManyAsWereGivenBackAreFreeAgainAndNoMore() {
        assertThat(shares.take(sos)).isTrue();
        assertThat(shares.take(sos)).isTrue();
        assertThat(shares.take(sos)).isFalse();
        shares.giveBack(sos);
        assertThat(shares.take(sos)).isTrue();
        assertThat(shares.take(sos)).isFalse();
        shares.giveBack(sos);
        shares.giveBack(sos);
        shares.giveBack(sos);
        assertThat(shares.take(sos)).isTrue();
        assertThat(shares.take(sos)).isTrue();
        assertThat(shares.take(sos)).isFalse();
    }

    @Test
    void whatMustHaveAPlaceIsCountedBeyondTheShareToo() {
        shares.add(sos);
        shares.add(sos);
        shares.add(sos);
        shares.giveBack(sos);
        assertThat(shares.take(sos)).isFalse();
        shares.giveBack(sos);
        assertThat(shares.take(sos)).isTrue();
    }

    @Test
    void shareIsOfOneDeviceAndOneCause() {
        assertThat(Shares.areOfOne(sos, alarm("bed-0001", Cause.SOS, 9))).isTrue();
        assertThat(Shares.areOfOne(sos, alarm("bed-0001", Cause.FALL, 0))).isFalse();
        assertThat(Shares.areOfOne(sos, alarm("bed-0002", Cause.SOS, 0))).isFalse();
    }
}
