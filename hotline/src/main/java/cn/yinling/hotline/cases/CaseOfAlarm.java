package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which case an alarm came to.
 *
 * @param resumedAt what the alarm said last of having resumed, see {@link Alarm#resumedAt()}
 */
public record CaseOfAlarm(String caseId, @Nullable Instant resumedAt) {
    /** A case of an alarm that never was said to be over, and was not. */
    public CaseOfAlarm(String caseId) {
        this(caseId, null);
    }

    static CaseOfAlarm of(String caseId, Alarm alarm) {
        return new CaseOfAlarm(caseId, alarm.resumedAt());
    }
}
