package cn.yinling.hub.rules;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.List;

/** What the database knows of a device. */
public interface Recollection {
    /**
     * Of a stretch of time.
     *
     * @param known what was found in it or stood at its beginning
     */
    record Remembered(List<Reading> readings, List<Known> known) {
        public Remembered {
            readings = List.copyOf(readings);
            known = List.copyOf(known);
        }
    }

    /** Before when the database has everything that came; nothing of it may be in the spool. */
    Instant completeBefore();

    /** Everything from {@code from} on. Blocks; throws where the database does not answer. */
    Remembered of(DeviceId device, Instant from);
}
