package cn.yinling.hub.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.CommunityServer;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.database.Timescale;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** History in TimescaleDB's Community edition, in WASM, where nobody runs jobs but the test. */
class CommunityHistoryIT extends HistoryContract {
    private static final String POLICIES =
            """
            select proc_name || ' ' || hypertable_name || ' '
                   || extract(day from justify_hours(cast(coalesce(config->>'drop_after', config->>'compress_after',
                                                                   config->>'start_offset') as interval)))
              from timescaledb_information.jobs
             where proc_name like 'policy_%' and hypertable_name is not null
             order by 1
            """;
    private static CommunityServer server;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        server = CommunityServer.start();
        database = Database.start(server.config(), new Migrations("hub", "classpath:db/hub"));
        database.whenReady().get(120, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
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

    @Override
    void clear() {}

    @Override
    void upkeep(HistoryConfig config) {
        database.jdbi()
                .useHandle(handle -> {
                    for (Step step :
                            Upkeep.steps(
                                    Layout.of(handle), config, new OpenWriters(Duration.ZERO))) {
                        step.run(handle, now);
                    }
                    List<Integer> jobs =
                            handle.createQuery(
                                            """
                                            select job_id
                                              from timescaledb_information.jobs
                                             where proc_name like 'policy_%' and hypertable_name is not null
                                             order by proc_name = 'policy_retention', hypertable_name desc
                                            """)
                                    .mapTo(Integer.class)
                                    .list();
                    jobs.forEach(job -> handle.execute("call run_job(%d)".formatted(job)));
                });
    }

    @Test
    void migrationFindsTheCommunityEdition() {
        assertThat(database.timescale()).isSameAs(Timescale.COMMUNITY);
        assertThat(database.jdbi().withHandle(Layout::of)).isSameAs(Layout.POLICIES);
    }

    @Test
    void policiesAreThoseOfTheConfigurationAndChangeWithIt() {
        upkeep(LONG);
        assertThat(policies())
                .containsExactly(
                        "policy_compression reading 7",
                        "policy_refresh_continuous_aggregate vitals_hour 89",
                        "policy_refresh_continuous_aggregate vitals_minute 89",
                        "policy_retention reading 90",
                        "policy_retention vitals_hour 3650",
                        "policy_retention vitals_minute 730");
        upkeep(SHORT);
        assertThat(policies())
                .contains("policy_retention reading 3", "policy_retention vitals_minute 60")
                .hasSize(6);
        String again = database.jdbi().withHandle(handle -> new Policies(SHORT).run(handle, now));
        assertThat(again).isNull();
    }

    private static List<String> policies() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(POLICIES).mapTo(String.class).list());
    }
}
