package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.AlarmState;
import java.util.List;
import java.util.Map;

/**
 * What the database knows when the hotline begins.
 *
 * @param open the cases not closed, oldest first
 * @param drafts what is being written about them
 * @param casesByAlarm the alarms of the last days, and the cases they came to last
 * @param untold the states of alarms that the hub has not acknowledged
 * @param today the cases of people opened since midnight
 */
public record Remembered(
        List<Case> open,
        List<Draft> drafts,
        Map<String, CaseOfAlarm> casesByAlarm,
        List<AlarmState> untold,
        List<Today.Counted> today) {}
