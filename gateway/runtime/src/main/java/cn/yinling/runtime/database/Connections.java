package cn.yinling.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The single steps of coming to a database. */
final class Connections {
    private static final int PING_TIMEOUT_SECONDS = 2;
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /** A database that is silent for so long is away. Long work has connections of its own. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** An index of years of readings may be made in it. */
    private static final Duration MIGRATE_WITHIN = Duration.ofHours(2);

    private Connections() {}

    /**
     * One connection.
     *
     * @param config with a URL
     * @param answerWithin a statement that takes longer fails and breaks the connection
     */
    static Connection open(DatabaseConfig config, String schema, Duration answerWithin)
            throws SQLException {
        Connection connection =
                DriverManager.getConnection(url(config), properties(config, schema));
        try {
            connection.setNetworkTimeout(Runnable::run, (int) answerWithin.toMillis());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static HikariDataSource pool(DatabaseConfig config, String schema) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("pool-" + schema);
        pool.setJdbcUrl(url(config));
        pool.setDataSourceProperties(properties(config, schema));
        pool.setMaximumPoolSize(config.poolSize());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(5_000);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    static Jdbi jdbi(DataSource pool) {
        return Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    static Jdbi jdbi(ConnectionFactory connections) {
        return Jdbi.create(connections).installPlugin(new PostgresPlugin());
    }

    /** Over one connection, and so with a lock of the session: Flyway's own takes a second one. */
    static void migrate(DatabaseConfig config, Migrations migrations, Timescale timescale)
            throws SQLException {
        for (Migrations before : migrations.before()) {
            migrate(config, before, timescale);
        }
        Connection connection = open(config, migrations.schema(), MIGRATE_WITHIN);
        try (OneConnection source = new OneConnection(connection)) {
            FluentConfiguration flyway =
                    Flyway.configure()
                            .dataSource(source)
                            .schemas(migrations.schema())
                            .createSchemas(true)
                            .locations(migrations.location())
                            .placeholders(
                                    Map.of("timescale", timescale.name().toLowerCase(Locale.ROOT)));
            flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
            flyway.load().migrate();
        }
    }

    static void ping(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid(PING_TIMEOUT_SECONDS)) {
                throw new SQLException(
                        "no answer to a ping within %d s".formatted(PING_TIMEOUT_SECONDS));
            }
        }
    }

    private static String url(DatabaseConfig config) {
        return Objects.requireNonNull(config.url());
    }

    private static Properties properties(DatabaseConfig config, String schema) {
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        if (config.password() != null) {
            properties.setProperty("password", config.password().value());
        }
        properties.setProperty("currentSchema", schema + ",public");
        properties.setProperty("ApplicationName", "yinling-" + schema);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("socketTimeout", Long.toString(ANSWER_WITHIN.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /**
     * By SQLSTATE class: 08 connection, 53 resources, 57 intervention (as a shutdown); the pool's
     * own says nothing of a state.
     */
    static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseAwayException
                    || cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
            }
        }
        return false;
    }

    /** One line for a person: the innermost message. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
    }
}
