package cn.yinling.hotline.support;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alarms as the hub sends them. */
public final class Alarms {
    public static final Instant ONSET = Instant.parse("2026-11-21T03:00:00.123Z");

    private Alarms() {}

    public static Alarm sos(String device) {
        return of(device, Cause.SOS, ONSET);
    }

    public static Alarm of(String device, Cause cause, Instant onset) {
        boolean isKiosk = device.startsWith("kiosk");
        return new Alarm(
                AlarmId.of(new DeviceId(device), cause, onset),
                cause,
                cause.lane(),
                onset,
                onset.plusMillis(4),
                new Alarm.Source(device, isKiosk ? "kiosk" : "bed", isKiosk ? null : "6101"),
                new Place(
                        "310101",
                        "望江街道",
                        isKiosk ? "望江街道养老服务中心" : null,
                        "望江路18号3幢201室",
                        isKiosk ? null : "钥匙盒在门右侧，密码2580"),
                isKiosk ? null : resident(),
                isKiosk ? null : vitals(onset));
    }

    /** Somebody calls the hotline. */
    public static Alarm call(String callId, @Nullable String number) {
        return new Alarm(
                "call." + callId,
                Cause.CALL,
                Cause.CALL.lane(),
                ONSET,
                ONSET,
                new Alarm.Source("tel-" + callId.replace('.', '-'), "telephone", number),
                new Place("", "", number, "", null),
                null,
                null);
    }

    /** 36 a minute, below 45. */
    public static Alarm slowHeart(String device, Instant onset) {
        return of(device, Cause.HEART_RATE_LOW, onset)
                .beyond(new Breach("hr", 36, "beat/min", 45, Breach.Side.LOW));
    }

    private static Resident resident() {
        return new Resident(
                "resident-0001",
                "王秀英",
                "王奶奶",
                "female",
                LocalDate.of(1941, 3, 8),
                "13800000001",
                "南通话",
                "助行器",
                List.of("高血压", "糖尿病"),
                List.of("氨氯地平"),
                List.of(new Resident.Contact("李明", "儿子", "13800000002")),
                "high");
    }

    private static Alarm.@Nullable LastVitals vitals(Instant onset) {
        return new Alarm.LastVitals(
                onset.minusSeconds(20), Map.of("hr", 96.0, "br", 22.0, "bed", 0.0));
    }
}
