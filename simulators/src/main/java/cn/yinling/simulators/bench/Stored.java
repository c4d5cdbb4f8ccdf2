package cn.yinling.simulators.bench;

import cn.yinling.runtime.database.Database;
import cn.yinling.simulators.load.LoadResult;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * What is in the database after a run, held against what was promised.
 *
 * @param lost acknowledged and not there
 * @param duplicates rows beyond the first of a number
 */
record Stored(long lost, long duplicates) {
    private static final int ROWS_AT_A_TIME = 20_000;
    private static final String NUMBERS =
            """
            select seq - :first
              from hub.reading
             where device_id = :device
            """;

    static Stored check(Database database, List<LoadResult.Promise> promises) {
        long lost = 0;
        long duplicates = 0;
        for (LoadResult.Promise promise : promises) {
            Stored one = database.jdbi().inTransaction(handle -> check(handle, promise));
            lost += one.lost;
            duplicates += one.duplicates;
        }
        return new Stored(lost, duplicates);
    }

    private static Stored check(Handle handle, LoadResult.Promise promise) {
        long duplicates = 0;
        BitSet there = new BitSet();
        try (ResultIterator<Integer> numbers =
                handle.createQuery(NUMBERS)
                        .bind("first", LoadResult.Promise.FIRST_SEQUENCE)
                        .bind("device", promise.device().value())
                        .setFetchSize(ROWS_AT_A_TIME)
                        .mapTo(Integer.class)
                        .iterator()) {
            for (Iterator<Integer> rest = numbers; rest.hasNext(); ) {
                int number = rest.next();
                duplicates += there.get(number) ? 1 : 0;
                there.set(number);
            }
        }
        BitSet lost = (BitSet) promise.numbers().clone();
        lost.andNot(there);
        return new Stored(lost.cardinality(), duplicates);
    }
}
