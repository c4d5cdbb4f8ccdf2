package cn.yinling.hub.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.Docker;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** History in TimescaleDB's Apache edition, in a container. */
@Tag("containers")
class TimescaleHistoryIT extends OwnUpkeepContract {
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
    void readingsAreInChunks() {
        assertThat(database.jdbi().withHandle(Layout::of)).isSameAs(Layout.CHUNKS);
    }
}
