package cn.yinling.register;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Reach;
import cn.yinling.runtime.web.api.Subjects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Who and what is in which part of the district, as it is on file. Thread-safe. */
public final class Borders implements Subjects {
    private static final String STREET = "select exists (select from street where code = :id)";
    private static final String PLACE = "select exists (select from place where id = :id)";
    private static final String RESIDENT = "select exists (select from resident where id = :id)";
    private static final String RESIDENT_WITHIN =
            """
            select exists (select
                             from resident
                             join home on home.id = resident.home_id
                            where resident.id = :id and %s)
            """
                    .formatted(Within.RESIDENT);
    private static final String HOME_WITHIN =
            """
            select exists (select
                             from home
                            where id = :id and street_code = any(:reachStreets))
            """;
    private static final String DEVICE_WITHIN =
            """
            select exists (select
                             from device
                             left join resident on resident.id = device.resident_id
                             left join home on home.id = coalesce(device.home_id, resident.home_id)
                             left join place on place.id = device.place_id
                            where device.id = :id
                              and (%s or place.street_code = any(:reachStreets)))
            """
                    .formatted(Within.RESIDENT);

    private final Database database;
    private final DeviceDirectory directory;

    public Borders(Database database, DeviceDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** Whether there is what a role is to be bound to. */
    public boolean isThere(Bound bound) {
        String question =
                switch (bound.kind()) {
                    case STREET -> STREET;
                    case PLACE -> PLACE;
                    case RESIDENT -> RESIDENT;
                };
        return database.jdbi()
                .withHandle(handle -> is(handle.createQuery(question).bind("id", bound.id())));
    }

    @Override
    public @Nullable String ownerOf(DeviceId device) {
        return directory.residentOf(device);
    }

    @Override
    public boolean isWithin(Reach reach, String residentId) {
        return isWithin(RESIDENT_WITHIN, reach, residentId);
    }

    @Override
    public boolean isWithin(Reach reach, DeviceId device) {
        return isWithin(DEVICE_WITHIN, reach, device.value());
    }

    /** Whether somebody may know of a home. */
    boolean isHomeWithin(Reach reach, String homeId) {
        return database.jdbi()
                .withHandle(handle ->
                        is(
                                handle.createQuery(HOME_WITHIN)
                                        .bind("id", homeId)
                                        .bindArray("reachStreets", String.class, reach.streets())));
    }

    private boolean isWithin(String question, Reach reach, String id) {
        return database.jdbi()
                .withHandle(handle -> is(ask(handle, question, reach).bind("id", id)));
    }

    private static Query ask(Handle handle, String question, Reach reach) {
        return Within.bind(handle.createQuery(question), reach);
    }

    private static boolean is(Query question) {
        return question.mapTo(Boolean.class).one();
    }
}
