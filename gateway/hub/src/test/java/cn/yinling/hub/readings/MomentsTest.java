package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.000123Z");
    private final Moments moments = new Moments();

    @Test
    void messageWithATimeAndNoNumberIsWhatItsBytesAre() {
        Reading reading = reading(true, Reading.UNNUMBERED, Set.of());
        long one = Moments.numbered(reading, bytes("one")).sequence();
        assertThat(Moments.numbered(reading, bytes("one")).sequence()).isEqualTo(one);
        assertThat(Moments.numbered(reading, bytes("two")).sequence()).isNotEqualTo(one);
        assertThat(one).isNotNegative();
    }

    @Test
    void numberOfTheDeviceStands() {
        Reading numbered = reading(true, 5, Set.of());
        assertThat(Moments.numbered(numbered, bytes("one"))).isSameAs(numbered);
    }

    @Test
    void messagesWithoutATimeHaveMomentsOfTheirOwn() {
        Reading measured = reading(false, 0, Set.of());
        assertThat(moments.next(BED, measured, NOW)).isEqualTo(NOW);
        assertThat(moments.next(BED, measured, NOW)).isEqualTo(NOW.plusNanos(1000));
        assertThat(moments.next(BED, measured, NOW.minusSeconds(1))).isEqualTo(NOW.plusNanos(2000));
        assertThat(moments.next(BED, measured, NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(1));
        assertThat(moments.next(new DeviceId("bed-0002"), measured, NOW)).isEqualTo(NOW);
    }

    @Test
    void pressesAreAMillisecondApartAsTheirAlarmsNamesAre() {
        Reading press = reading(false, 0, Set.of(Cause.SOS));
        assertThat(moments.next(BED, press, NOW)).isEqualTo(NOW);
        assertThat(moments.next(BED, press, NOW.plusNanos(5000)))
                .isEqualTo(Instant.parse("2026-11-21T03:00:00.001Z"));
        assertThat(moments.next(BED, press, NOW.plusNanos(9000)))
                .isEqualTo(Instant.parse("2026-11-21T03:00:00.002Z"));
    }

    private static Reading reading(boolean timed, long sequence, Set<Cause> causes) {
        return new Reading(NOW, timed, sequence, Vitals.NONE, causes, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
