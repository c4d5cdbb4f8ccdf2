package cn.yinling.hub.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.PostgresServer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** History in plain PostgreSQL, embedded. */
class PlainHistoryIT extends OwnUpkeepContract {
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
    void daysToComeHaveTheirPartition() {
        assertThat(database.jdbi().withHandle(Layout::of)).isSameAs(Layout.PARTITIONS);
        upkeep(LONG);
        List<String> expected =
                IntStream.rangeClosed(-1, 7)
                        .mapToObj(day -> now.atOffset(ZoneOffset.UTC).plusDays(day))
                        .map(DateTimeFormatter.ofPattern("'reading_'yyyyMMdd")::format)
                        .toList();
        assertThat(list("select cast(cast(inhrelid as regclass) as text) from pg_inherits"))
                .containsAll(expected);
    }
}
