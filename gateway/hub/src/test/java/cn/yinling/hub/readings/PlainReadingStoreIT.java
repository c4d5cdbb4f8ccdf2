package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.database.Timescale;
import cn.yinling.testing.district.PostgresServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store on plain PostgreSQL, embedded. */
class PlainReadingStoreIT extends ReadingStoreContract {
    private static final String OLD_ROWS =
            """
            insert into hub.reading (device_id, at, seq, received_at, hr)
            select 'bed-0001', at, 0, at, 70
              from generate_series('2026-11-20 00:00Z', '2026-11-21 12:00Z', interval '1 minute') as at
            """;
    private static final String OLD_ROWS_OF_A_DAY =
            """
            select count(*) from reading_20261120 where hr = 70
            """;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database =
                Database.start(
                        PostgresServer.newDatabase(), new Migrations("hub", "classpath:db/hub"));
        database.whenReady().get(60, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    Database database() {
        return database;
    }

    @Test
    void readingHasAPartitionADayEachWithABlockRangeIndex() throws SQLException {
        assertThat(database.timescale()).isEqualTo(Timescale.NONE);
        try (ReadingStore store = new ReadingStore(database)) {
            store.write(rows(0, 3 * 24 * 60));
        }
        assertThat(
                        count(
                                """
                                select count(*)
                                  from pg_indexes
                                 where tablename in ('reading_20261121', 'reading_20261122', 'reading_20261123')
                                   and indexdef like '%USING brin (at)%'
                                """))
                .isEqualTo(3);
    }

    @Test
    void rowsFromBeforeThePartitionsAreStillThere() throws Exception {
        DatabaseConfig config = PostgresServer.newDatabase();
        Flyway.configure()
                .dataSource(
                        config.url(),
                        config.user(),
                        Objects.requireNonNull(config.password()).value())
                .schemas("hub")
                .locations("classpath:db/hub")
                .placeholders(Map.of("timescale", "none"))
                .target("5")
                .load()
                .migrate();
        PostgresServer.tables(config, "hub").useHandle(handle -> handle.execute(OLD_ROWS));
        try (Database after = Database.start(config, new Migrations("hub", "classpath:db/hub"))) {
            after.whenReady().get(60, TimeUnit.SECONDS);
            int rows =
                    after.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery(OLD_ROWS_OF_A_DAY)
                                            .mapTo(Integer.class)
                                            .one());
            assertThat(rows).isEqualTo(1440);
        }
    }
}
