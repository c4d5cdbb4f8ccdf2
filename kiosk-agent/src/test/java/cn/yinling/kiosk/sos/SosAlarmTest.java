package cn.yinling.kiosk.sos;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SosAlarmTest {
    private static final DeviceId KIOSK = new DeviceId("kiosk-01");
    private static final Instant PRESSED = Instant.parse("2026-11-21T03:00:00.123Z");

    private final SosAlarm alarm = new SosAlarm(KIOSK);
    private final Sos sos = alarm.pressed("k", PRESSED, Sos.Stage.SAVED);
    private final Entry entry = alarm.entry(sos);

    @Test
    void alarmIsTheSameBytesAsTheGoldenFile() {
        assertThat(entry.topic()).isEqualTo("care/v1/kiosk-01/alarm");
        assertThat(entry.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(entry.payload())
                .isEqualTo(
                        """
                        [{"bn":"kiosk-01/","bt":1795230000.123,"n":"seq","v":1795230000123},{"n":"sos","vb":true}]\
                        """);
        assertThat(alarm.entry(sos)).isEqualTo(entry);
    }

    @Test
    void gatewayComesToTheSameAlarmIdAsTheKiosk() {
        byte[] payload = entry.payload().getBytes(StandardCharsets.UTF_8);
        Decoded decoded = new ReadingDecoder().decode(KIOSK, payload, PRESSED.plusSeconds(3600));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        accepted -> {
                            assertThat(accepted.reading().causes()).containsExactly(Cause.SOS);
                            assertThat(accepted.reading().timed()).isTrue();
                            assertThat(AlarmId.of(KIOSK, Cause.SOS, accepted.reading().at()))
                                    .isEqualTo(sos.alarmId());
                        });
    }
}
