package cn.yinling.kiosk.sos;

import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A press as the alarm that the gateway understands (RFC 8428), the same bytes each time. */
final class SosAlarm {
    static final String KIND = "sos";

    private final DeviceId kiosk;
    private final ReadingEncoder encoder = new ReadingEncoder();

    SosAlarm(DeviceId kiosk) {
        this.kiosk = kiosk;
    }

    Sos pressed(String key, Instant at, Sos.Stage stage) {
        @Nullable String nobodyYet = null;
        return new Sos(key, AlarmId.of(kiosk, Cause.SOS, at), at, stage, false, nobodyYet, at);
    }

    /**
     * What is sent of {@code sos}. The running number is the press's time in milliseconds: it grows
     * like a counter, but does not begin again when the kiosk gets a new disk.
     */
    Entry entry(Sos sos) {
        Instant at = sos.pressedAt();
        Reading reading =
                new Reading(at, true, at.toEpochMilli(), Vitals.NONE, Set.of(Cause.SOS), null);
        return new Entry(
                sos.key(),
                KIND,
                Cause.SOS.lane(),
                new Topic.OfDevice(kiosk, Channel.ALARM).text(),
                new String(encoder.encode(kiosk, reading), StandardCharsets.UTF_8),
                at);
    }
}
