package cn.yinling.testing.district;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A database as release 954f48c has left it: its tables are made by the scripts that it had, which
 * never change, and filled with what it wrote, a row a line as {@code to_jsonb} has it.
 */
public final class EarlierRelease {
    /** Where a module's tests have what it left: a table's rows in {@code NAME.jsonl}. */
    public static final String LEFT = "/release-954f48c/";

    private EarlierRelease() {}

    /**
     * Makes it.
     *
     * @param lastScript its last script's version
     * @param tables each after those that it refers to
     */
    public static void leave(
            DatabaseConfig database, String schema, String lastScript, List<String> tables) {
        String url = String.valueOf(database.url());
        Secret password = database.password();
        String secret = password == null ? "" : password.value();
        Flyway.configure()
                .dataSource(url, database.user(), secret)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .placeholders(Map.of("timescale", "none"))
                .target(lastScript)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, database.user(), secret)) {
            connection.setSchema(schema);
            for (String table : tables) {
                fill(connection, table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the earlier release's rows do not fit", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Connection connection, String table) throws SQLException, IOException {
        String name = LEFT + table + ".jsonl";
        try (InputStream file = EarlierRelease.class.getResourceAsStream(name);
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into %1$s overriding system value select * from jsonb_populate_record(null::%1$s, cast(? as jsonb))"
                                        .formatted(table))) {
            if (file == null) {
                throw new IllegalArgumentException("no file " + name);
            }
            String rows = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String row : rows.lines().toList()) {
                insert.setString(1, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        String identity = identity(connection, table);
        if (identity != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "select setval(pg_get_serial_sequence('%1$s', '%2$s'), max(%2$s)) from %1$s"
                                .formatted(table, identity));
            }
        }
    }

    /** The column that numbers rows, or null. */
    private static @Nullable String identity(Connection connection, String table)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet columns =
                        statement.executeQuery(
                                "select column_name from information_schema.columns"
                                        + " where table_schema = current_schema()"
                                        + " and table_name = '%s' and is_identity = 'YES'"
                                                .formatted(table))) {
            return columns.next() ? columns.getString(1) : null;
        }
    }
}
