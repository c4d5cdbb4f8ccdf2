package cn.yinling.hub.alarms.store;

import cn.yinling.hub.rules.Known;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import java.time.Instant;
import java.util.List;

/** The alarms that are in the database, for whoever judges readings again. Thread-safe. Blocks. */
public final class KnownAlarms {
    private final Database database;
    private final OpenAlarmStore store = new OpenAlarmStore();

    public KnownAlarms(Database database) {
        this.database = database;
    }

    /**
     * What a device's alarms were raised for since {@code from}, and what still is the case.
     * Presses are not conditions and are left out.
     */
    public List<Known> of(DeviceId device, Instant from) {
        return database.jdbi().withHandle(handle -> store.known(handle, device, from));
    }
}
