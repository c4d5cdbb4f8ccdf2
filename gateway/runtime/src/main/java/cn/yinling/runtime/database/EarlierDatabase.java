package cn.yinling.runtime.database;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that a module had to itself before it shared that of the district. All its rows are
 * taken over once, in one transaction, before the module's first statement. Its tables are brought
 * up to date for that, and its rows stay. What is in both stays as the new one has it.
 *
 * @param config how to come to it; an embedded one is started for the time
 * @param tables of the module's schema, each after those that it refers to
 */
public record EarlierDatabase(DatabaseConfig config, List<String> tables) {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierDatabase.class);
    private static final Duration LONGEST = Duration.ofHours(2);

    public EarlierDatabase {
        tables = List.copyOf(tables);
    }

    /** Whether there is one: an embedded one that was never made has nothing to give. */
    private boolean exists() {
        return config.url() != null || Files.exists(config.folder().resolve("PG_VERSION"));
    }

    /**
     * Takes it over, where that was not done before.
     *
     * @param access of the district's database, whose schema is up to date
     */
    void into(DatabaseConfig access, Migrations migrations) throws SQLException {
        if (!exists()) {
            return;
        }
        try (Connection to = Connections.open(access, migrations.schema(), LONGEST)) {
            to.setAutoCommit(false);
            if (isTakenOver(to)) {
                return;
            }
            LOG.info("taking over {}: everything in schema {}", name(), migrations.schema());
            try (Open earlier = Open.of(config)) {
                Connections.migrate(earlier.access(), migrations, Timescale.NONE);
                copy(earlier.access(), migrations.schema(), to);
            }
            to.commit();
            LOG.info("{} is taken over; it is needed no more", name());
        } catch (IOException e) {
            throw new SQLException(
                    "%s cannot be taken over: %s".formatted(name(), e.getMessage()), e);
        }
    }

    private String name() {
        String url = config.url();
        return url == null ? config.folder().toAbsolutePath().normalize().toString() : url;
    }

    /** Notes it as taken over in the transaction in which it will be. */
    private boolean isTakenOver(Connection to) throws SQLException {
        try (Statement statement = to.createStatement()) {
            statement.execute(
                    "create table if not exists taken_over"
                            + " (database text primary key, at timestamptz not null default now())");
        }
        try (PreparedStatement insert =
                to.prepareStatement(
                        "insert into taken_over (database) values (?) on conflict do nothing")) {
            insert.setString(1, name());
            return insert.executeUpdate() == 0;
        }
    }

    private void copy(DatabaseConfig earlier, String schema, Connection to)
            throws SQLException, IOException {
        try (Connection from = Connections.open(earlier, schema, LONGEST)) {
            for (String table : tables) {
                LOG.info("{}: {} rows", table, copy(from, schema, table, to));
            }
        }
    }

    /** Rows whose key is there already are left out; numbers are given anew, in the same order. */
    private static int copy(Connection from, String schema, String table, Connection to)
            throws SQLException, IOException {
        Columns columns = Columns.of(from, schema, table);
        String all = String.join(", ", columns.all());
        String given = String.join(", ", columns.given());
        try (Statement statement = to.createStatement()) {
            statement.execute(
                    "create temporary table incoming on commit drop as select %s from %s.%s with no data"
                            .formatted(all, schema, table));
            stream(
                    from,
                    "copy (select %s from %s.%s) to stdout".formatted(all, schema, table),
                    to,
                    "copy incoming (%s) from stdin".formatted(all));
            String order =
                    columns.identity() == null ? "" : " order by incoming." + columns.identity();
            int rows =
                    statement.executeUpdate(
                            "insert into %s.%s (%s) select %s from incoming%s on conflict do nothing"
                                    .formatted(schema, table, given, given, order));
            statement.execute("drop table incoming");
            return rows;
        }
    }

    private static void stream(Connection from, String out, Connection to, String in)
            throws SQLException {
        CopyOut rows = manager(from).copyOut(out);
        CopyIn into = manager(to).copyIn(in);
        for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
            into.writeToCopy(row, 0, row.length);
        }
        into.endCopy();
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /**
     * The columns of a table.
     *
     * @param given those that an insert gives
     * @param identity the one that numbers rows by itself, or null
     */
    private record Columns(List<String> all, List<String> given, @Nullable String identity) {
        static Columns of(Connection connection, String schema, String table) throws SQLException {
            List<String> all = new ArrayList<>();
            List<String> given = new ArrayList<>();
            String identity = null;
            try (PreparedStatement columns =
                    connection.prepareStatement(
                            "select column_name, is_identity = 'YES' from information_schema.columns"
                                    + " where table_schema = ? and table_name = ?"
                                    + " order by ordinal_position")) {
                columns.setString(1, schema);
                columns.setString(2, table);
                try (ResultSet rows = columns.executeQuery()) {
                    while (rows.next()) {
                        String name = Objects.requireNonNull(rows.getString(1));
                        all.add(name);
                        if (rows.getBoolean(2)) {
                            identity = name;
                        } else {
                            given.add(name);
                        }
                    }
                }
            }
            return new Columns(all, given, identity);
        }
    }

    /** It, reachable for a while. */
    private record Open(DatabaseConfig access, @Nullable EmbeddedServer server)
            implements AutoCloseable {
        static Open of(DatabaseConfig config) {
            if (config.url() != null) {
                return new Open(config, null);
            }
            EmbeddedServer server =
                    EmbeddedServer.start(config.folder(), config.port(), config.password());
            return new Open(server.access(config.poolSize()), server);
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}
