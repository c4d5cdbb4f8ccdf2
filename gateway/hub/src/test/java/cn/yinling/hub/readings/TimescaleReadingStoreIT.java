package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.Docker;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.database.Timescale;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The store on TimescaleDB, in a container. */
@Tag("containers")
class TimescaleReadingStoreIT extends ReadingStoreContract {
    private static Docker.TimescaleServer server;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        Docker.require();
        server = Docker.TimescaleServer.start();
        database = Database.start(server.config(), new Migrations("hub", "classpath:db/hub"));
        database.whenReady().get(120, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    Database database() {
        return database;
    }

    @Test
    void readingIsAHypertableWithAChunkADay() throws SQLException {
        assertThat(database.timescale()).isEqualTo(Timescale.APACHE);
        try (ReadingStore store = new ReadingStore(database)) {
            store.write(rows(0, 3 * 24 * 60));
        }
        assertThat(
                        count(
                                """
                                select count(*)
                                  from timescaledb_information.hypertables
                                 where hypertable_schema = 'hub' and hypertable_name = 'reading'
                                """))
                .isEqualTo(1);
        assertThat(
                        count(
                                """
                                select count(*)
                                  from timescaledb_information.chunks
                                 where hypertable_name = 'reading' and range_end - range_start = interval '1 day'
                                """))
                .isGreaterThanOrEqualTo(3);
    }
}
