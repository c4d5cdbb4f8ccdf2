package cn.yinling.runtime.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edition of TimescaleDB in the database. */
public enum Timescale {
    /** Plain PostgreSQL. */
    NONE,
    /** Hypertables and {@code drop_chunks}. */
    APACHE,
    /** Compression, continuous aggregates and policies as well. */
    COMMUNITY;

    private static final Logger LOG = LoggerFactory.getLogger(Timescale.class);

    /** Looks, and creates the extension where the server has it and we may. */
    static Timescale detect(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isAvailable(statement)) {
                return NONE;
            }
            if (!create(statement)) {
                return NONE;
            }
            try (ResultSet license = statement.executeQuery("show timescaledb.license")) {
                license.next();
                return license.getString(1).equals("timescale") ? COMMUNITY : APACHE;
            }
        }
    }

    private static boolean isAvailable(Statement statement) throws SQLException {
        try (ResultSet extension =
                statement.executeQuery(
                        "select 1 from pg_available_extensions where name = 'timescaledb'")) {
            return extension.next();
        }
    }

    private static boolean create(Statement statement) {
        try {
            statement.execute("create extension if not exists timescaledb");
            return true;
        } catch (SQLException e) {
            LOG.warn(
                    "TimescaleDB is on the server and cannot be used, going on without: {}",
                    e.getMessage());
            return false;
        }
    }
}
