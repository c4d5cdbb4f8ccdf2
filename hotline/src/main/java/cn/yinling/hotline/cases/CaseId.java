package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The id of a case, made of its first alarm, so that a redelivered alarm is the same case: {@code
 * 20261121-110000.123-bed-0001-sos}, the onset in local time, which agents can say to each other.
 */
final class CaseId {
    private static final DateTimeFormatter ONSET =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss.SSS");

    private CaseId() {}

    static String of(Alarm first, ZoneId zone) {
        return "%s-%s-%s"
                .formatted(
                        ONSET.format(first.onset().atZone(zone)),
                        first.device().id(),
                        first.cause().wireName());
    }
}
