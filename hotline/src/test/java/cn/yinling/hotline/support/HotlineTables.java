package cn.yinling.hotline.support;

import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.district.PostgresServer;
import org.jdbi.v3.core.Jdbi;

/** The hotline's tables in a database of a test. */
public final class HotlineTables {
    private HotlineTables() {}

    /** The tables, by a way of the test's own. */
    public static Jdbi tables(DatabaseConfig config) {
        return PostgresServer.tables(config, "hotline");
    }

    /** How many rows {@code select count(*) …} finds. */
    public static long count(DatabaseConfig config, String sql) {
        return tables(config).withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
