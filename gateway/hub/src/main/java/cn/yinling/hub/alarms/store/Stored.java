package cn.yinling.hub.alarms.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say after a batch. They are asked, not the writes' counts: of a commit whose
 * answer was lost nobody knows those.
 *
 * @param added alarms that were not there before
 * @param again alarms raised again, or stored by a commit whose answer was lost
 * @param over those of the batch whose condition is over, or that an operator has closed
 * @param resumed those of the batch that had ended and stand again
 * @param unstorable what is not there and never will be
 * @param faulty until when devices' unreadable alarms are a fault of theirs; null where nothing of
 *     that has changed
 */
public record Stored(
        List<AlarmWork.Raised> added,
        List<Standing> again,
        List<Over> over,
        List<Resumed> resumed,
        List<AlarmWork> unstorable,
        @Nullable Map<String, Instant> faulty) {

    /** How far an alarm has come. */
    public record Standing(
            String alarmId,
            boolean isTaken,
            boolean isAnswered,
            boolean isOver,
            boolean isGathered) {
        /** Nobody was told of it, and somebody must be. */
        public boolean isUntold() {
            return !isTaken && !isAnswered && !isOver && !isGathered;
        }
    }

    /**
     * An alarm whose condition is over.
     *
     * @param isWithHotline whether a hotline has made a case of it
     */
    public record Over(OpenAlarm alarm, Instant at, boolean isClosed, boolean isWithHotline) {}

    /**
     * An alarm that is open again.
     *
     * @param isTaken whether the hotline still has it as it was
     * @param incident to which it belongs, null where to none that is open
     */
    public record Resumed(OpenAlarm alarm, boolean isTaken, @Nullable String incident) {}
}
