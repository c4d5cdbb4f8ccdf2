package cn.yinling.simulators.bench;

import cn.yinling.runtime.database.Database;

/** What is in the database after a run. */
final class Stored {
    private Stored() {}

    static long rows(Database database) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from hub.reading")
                                .mapTo(Long.class)
                                .one());
    }
}
