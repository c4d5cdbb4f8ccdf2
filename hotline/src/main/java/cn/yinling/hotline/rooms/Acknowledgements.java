package cn.yinling.hotline.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which deliveries of an alarm wait for which writes. Every copy of a message is acknowledged when
 * everything that was written of its alarm is durable, so that no second copy can be confirmed
 * ahead of the first. Of the control room's thread alone.
 */
final class Acknowledgements {
    private final Map<String, OfAlarm> byAlarm = new HashMap<>();

    /** A write that is under way; compared by identity, so that it counts once. */
    static final class Write {
        private final String alarmId;

        private Write(String alarmId) {
            this.alarmId = alarmId;
        }
    }

    private static final class OfAlarm {
        private final Set<Write> writes = new HashSet<>();
        private final List<Runnable> deliveries = new ArrayList<>();
    }

    /** Something is being written of an alarm. */
    Write begin(String alarmId) {
        Write write = new Write(alarmId);
        byAlarm.computeIfAbsent(alarmId, _ -> new OfAlarm()).writes.add(write);
        return write;
    }

    /** Acknowledges once all writes of the alarm are durable, at once where none is under way. */
    void await(String alarmId, Runnable acknowledge) {
        OfAlarm of = byAlarm.get(alarmId);
        if (of == null) {
            acknowledge.run();
        } else {
            of.deliveries.add(acknowledge);
        }
    }

    /** A write is durable; a write of which that was said before changes nothing. */
    void durable(Write write) {
        OfAlarm of = byAlarm.get(write.alarmId);
        if (of != null && of.writes.remove(write) && of.writes.isEmpty()) {
            byAlarm.remove(write.alarmId);
            of.deliveries.forEach(Runnable::run);
        }
    }

    /** Takes the deliveries of an alarm away that is to be written anew. */
    List<Runnable> withdraw(String alarmId) {
        OfAlarm of = byAlarm.remove(alarmId);
        return of == null ? List.of() : of.deliveries;
    }
}
