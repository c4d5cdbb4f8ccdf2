package cn.yinling.hub.history;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Partitions that {@code make_partition} made (V6): each is named by the day it begins with.
 *
 * @param parent the table
 * @param span how long one is, as PostgreSQL writes an interval
 */
record Partitions(String parent, String span) {
    static final Partitions READINGS = new Partitions("reading", "1 day");
    static final Partitions MINUTES = new Partitions("minute_rollup", "1 month");
    static final Partitions HOURS = new Partitions("hour_rollup", "1 month");

    private static final String PASSED =
            """
            select relname
              from pg_inherits
              join pg_class on pg_class.oid = inhrelid
             where inhparent = cast(:parent as regclass)
               and (to_date(right(relname, 8), 'YYYYMMDD') + cast(:span as interval)) at time zone 'UTC' <= :before
             order by relname
            """;

    /** A writer that has just asked for a day must find it made or dropped, not in between. */
    private static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtext('yinling.partitions'))
            """;

    /**
     * Drops those that end at or before that time, in the transaction of the caller. Writers wait
     * for it for a moment; where somebody reads the table for long, it gives up after a second, for
     * writers wait behind it.
     *
     * @return their names
     */
    List<String> drop(Handle transaction, Instant before) {
        List<String> passed =
                transaction
                        .createQuery(PASSED)
                        .bind("parent", parent)
                        .bind("span", span)
                        .bind("before", before)
                        .mapTo(String.class)
                        .list();
        if (!passed.isEmpty()) {
            transaction.execute("set local lock_timeout = '1s'");
            transaction.createQuery(LOCK).mapTo(String.class).list();
            transaction.execute("drop table " + String.join(", ", passed));
        }
        return passed;
    }
}
