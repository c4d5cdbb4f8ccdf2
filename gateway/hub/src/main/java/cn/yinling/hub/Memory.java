package cn.yinling.hub;

import cn.yinling.hub.alarms.store.KnownAlarms;
import cn.yinling.hub.history.History;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.hub.rules.Recollection;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the rules are told of a device's last hours: its readings and its alarms. Thread-safe. */
final class Memory implements Recollection {
    /** A reading every ten seconds for twelve hours is 4,320. */
    private static final int MOST_READINGS = 5000;

    /** Longer than the rules look back, and any clock may be ahead. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final History history;
    private final KnownAlarms alarms;
    private final ReadingLane lane;

    Memory(Database database, ReadingLane readings) {
        this.lane = readings;
        this.history = new History(database);
        this.alarms = new KnownAlarms(database);
    }

    @Override
    public Instant completeBefore() {
        Instant durableBefore = lane.durableBefore();
        return lane.problem() == null && lane.spooled() == 0 ? durableBefore : Instant.MIN;
    }

    @Override
    public Remembered of(DeviceId device, Instant from) {
        List<Reading> readings =
                history.latest(device, from, from.plus(LONGEST), MOST_READINGS).stream()
                        .map(ReadingRow::reading)
                        .toList();
        return new Remembered(readings, alarms.of(device, from));
    }
}
