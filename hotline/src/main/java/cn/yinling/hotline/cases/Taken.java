package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/** What became of an alarm. */
public sealed interface Taken {
    /** It is the first of a case. */
    record Opened(Case opened) implements Taken {}

    /** Its device has an open case, to which it belongs. */
    record Joined(Case joined, CaseEvent event) implements Taken {}

    /**
     * It came before, and there is news of it.
     *
     * @param event what the timeline says of it; null where that is nothing
     * @param news what was told
     * @param isOver whether that is all there was to the case, and nobody has accepted it
     */
    record Told(Case changed, @Nullable CaseEvent event, Alarm news, boolean isOver)
            implements Taken {}

    /** It is over, and never came before. */
    record Over() implements Taken {}

    /** It came before. */
    record Known(String caseId) implements Taken {}
}
