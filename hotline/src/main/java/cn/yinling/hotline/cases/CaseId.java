package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The id of a case, made of its first alarm, so that a redelivered alarm is the same case: {@code
 * 20261121-110000.123-bed-0001-sos}, the onset in local time, which agents can say to each other.
 * One that stands again has the time when that was found.
 */
final class CaseId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss.SSS");

    private CaseId() {}

    static String of(Alarm first, ZoneId zone) {
        Instant resumedAt = first.resumedAt();
        Instant since = resumedAt == null ? first.onset() : resumedAt;
        return "%s-%s-%s"
                .formatted(
                        TIME.format(since.atZone(zone)),
                        first.device().id(),
                        first.cause().wireName());
    }
}
