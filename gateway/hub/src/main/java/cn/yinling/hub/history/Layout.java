package cn.yinling.hub.history;

import org.jdbi.v3.core.Handle;

/**
 * How history is kept in this database. Told by the tables that the migration made, not by the
 * edition found at the start: an edition may change afterwards, the tables do not.
 */
enum Layout {
    PARTITIONS("plain PostgreSQL: readings in a partition a day; our job rolls up and drops"),
    CHUNKS("TimescaleDB, Apache edition: a hypertable; our job rolls up and drops chunks"),
    POLICIES("TimescaleDB, Community: columnstore, continuous aggregates and policies");

    private static final String LOOK =
            """
            select case
                     when to_regclass('rollup_progress') is null then 'POLICIES'
                     when exists (select from pg_partitioned_table where partrelid = 'reading'::regclass)
                       then 'PARTITIONS'
                     else 'CHUNKS'
                   end
            """;

    private final String features;

    Layout(String features) {
        this.features = features;
    }

    static Layout of(Handle handle) {
        return handle.createQuery(LOOK).mapTo(Layout.class).one();
    }

    /** What there is, for the log. */
    String features() {
        return features;
    }
}
