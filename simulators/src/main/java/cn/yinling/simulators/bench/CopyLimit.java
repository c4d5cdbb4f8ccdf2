package cn.yinling.simulators.bench;

import cn.yinling.runtime.database.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the database alone can take: rows of the run are read out as binary COPY, batch by batch,
 * and copied back into the emptied table, with its index, by one connection and no MQTT.
 *
 * @param rowsPerSecond of that one connection
 */
record CopyLimit(double rowsPerSecond) {
    private static final int BATCH = 5_000;
    private static final int BATCHES = 80;
    private static final Duration LONGEST_COPY = Duration.ofMinutes(5);

    static CopyLimit measure(Database database) throws IOException {
        try (Connection connection = database.connect(LONGEST_COPY);
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute(
                    "create temporary table sample as select * from reading limit "
                            + BATCH * BATCHES);
            List<byte[]> batches = new ArrayList<>();
            for (int batch = 0; batch < BATCHES; batch++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                long rows =
                        copy.copyOut(
                                "copy (select * from sample offset %d limit %d) to stdout (format binary)"
                                        .formatted(batch * BATCH, BATCH),
                                bytes);
                if (rows == BATCH) {
                    batches.add(bytes.toByteArray());
                }
            }
            statement.execute("truncate reading");
            // The rows are old by now, and a trigger notes late ones: live ones would not pay for
            // it.
            statement.execute("set session_replication_role = replica");
            long start = System.nanoTime();
            for (byte[] batch : batches) {
                copy.copyIn(
                        "copy reading from stdin (format binary)", new ByteArrayInputStream(batch));
            }
            return new CopyLimit(
                    batches.size() * (double) BATCH / ((System.nanoTime() - start) / 1e9));
        } catch (SQLException e) {
            throw new IOException("cannot measure the database alone", e);
        }
    }
}
