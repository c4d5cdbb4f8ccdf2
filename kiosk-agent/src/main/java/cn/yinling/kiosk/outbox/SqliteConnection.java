package cn.yinling.kiosk.outbox;

import cn.yinling.runtime.process.OwnersOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/** Opens the SQLite file so that a commit is on the disk when it returns. */
final class SqliteConnection {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteConnection.class);

    private SqliteConnection() {}

    /** Unpacks and loads SQLite and all that is needed to use it. Never throws. */
    static void load() {
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            int one =
                    Jdbi.create(memory)
                            .inTransaction(handle ->
                                    handle.createQuery("select 1").mapTo(Integer.class).one());
            LOG.debug("SQLite is loaded ({})", one);
        } catch (SQLException | JdbiException | LinkageError e) {
            LOG.error("SQLite cannot be loaded, nothing can be saved on this kiosk", e);
        }
    }

    /**
     * The file's only connection. A file that is no database any more is set aside (as {@code
     * NAME.broken}, for a person to look at) and a new one begun: a kiosk that cannot save helps
     * nobody.
     */
    static Connection open(Path file, long mostPages, List<String> schema)
            throws SQLException, IOException {
        OwnersOnly.folderOf(file);
        try {
            return prepared(file, mostPages, schema);
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw e;
            }
            setAside(file);
            LOG.error("{} was broken and is set aside, a new one is begun", file, e);
            return prepared(file, mostPages, schema);
        }
    }

    private static Connection prepared(Path file, long mostPages, List<String> schema)
            throws SQLException, IOException {
        OwnersOnly.file(file); // SQLite gives its log the permissions of its file
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            // Exclusive: a second process is told so, and no shared memory is mapped, which a full
            // disk would answer with SIGBUS.
            statement.execute("pragma locking_mode = exclusive");
            statement.execute("pragma busy_timeout = 1000");
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute("pragma journal_size_limit = 1048576");
            statement.execute("pragma max_page_count = " + mostPages);
            check(statement);
            for (String table : schema) {
                statement.executeUpdate(table);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("pragma quick_check(1)")) {
            String verdict = result.next() ? result.getString(1) : "no answer";
            if (!verdict.equals("ok")) {
                throw new SQLException(verdict, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    private static boolean isBroken(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static void setAside(Path file) throws IOException {
        for (String suffix : List.of("", "-wal")) {
            Path part = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(part)) {
                Path aside = file.resolveSibling(file.getFileName() + ".broken" + suffix);
                Files.move(part, aside, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
