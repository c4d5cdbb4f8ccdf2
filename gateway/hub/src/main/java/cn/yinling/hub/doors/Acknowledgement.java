package cn.yinling.hub.doors;

import java.util.HashSet;
import java.util.Set;

/**
 * Which parts of a submission must become durable before its sender is told, and which still are
 * not. Each counts once. Of one event loop alone.
 */
final class Acknowledgement {
    /** Most messages are a reading and nothing else: nothing is allocated for those. */
    private Set<String> missingAlarms = Set.of();

    private boolean isMissingItself;
    private boolean isSettled;

    /** That part is asked for, until it is durable. */
    void needs(Part part) {
        switch (part) {
            case Part.Itself _ -> isMissingItself = true;
            case Part.OfAlarm(String alarmId) -> {
                if (missingAlarms.isEmpty()) {
                    missingAlarms = HashSet.newHashSet(2);
                }
                missingAlarms.add(alarmId);
            }
        }
    }

    /**
     * That part is durable.
     *
     * @return whether it was the last one that was missing, so that the sender is to be told
     */
    boolean completedBy(Part part) {
        boolean wasMissing =
                switch (part) {
                    case Part.Itself _ -> isMissingItself;
                    case Part.OfAlarm(String alarmId) ->
                            !missingAlarms.isEmpty() && missingAlarms.remove(alarmId);
                };
        if (part == Part.Itself.ITSELF) {
            isMissingItself = false;
        }
        return wasMissing && !isMissingAny() && settle();
    }

    /** Whether something must become durable before the sender is told. */
    boolean isMissingAny() {
        return isMissingItself || !missingAlarms.isEmpty();
    }

    /** The sender is answered, now and no other time; false where it was answered before. */
    boolean settle() {
        boolean isFirst = !isSettled;
        isSettled = true;
        return isFirst;
    }
}
