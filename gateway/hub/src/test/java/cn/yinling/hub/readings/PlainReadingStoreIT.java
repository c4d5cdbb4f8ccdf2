package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.PostgresServer;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.database.Timescale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store on plain PostgreSQL, embedded. */
class PlainReadingStoreIT extends ReadingStoreContract {
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
    void oldRowsAreFoundByABlockRangeIndex() {
        assertThat(database.timescale()).isEqualTo(Timescale.NONE);
        assertThat(
                        count(
                                """
                                select count(*)
                                  from pg_indexes
                                 where indexname = 'reading_by_time' and indexdef like '%USING brin (at)%'
                                """))
                .isEqualTo(1);
    }
}
