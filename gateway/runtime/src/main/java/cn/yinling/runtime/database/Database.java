package cn.yinling.runtime.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the database. It may be away at the start and at any time after: this object keeps
 * trying, says in one line why not, and is ready by itself when the database is. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final DatabaseConfig config;
    private final Migrations migrations;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread watch;
    private @Nullable EmbeddedServer server;
    private volatile @Nullable Opened opened;
    private volatile String state = "not reached yet";
    private volatile boolean ready;
    private volatile boolean closed;

    /** What there is once the database was reached and migrated. */
    private record Opened(String url, HikariDataSource pool, Jdbi jdbi, Timescale timescale) {}

    private Database(DatabaseConfig config, Migrations migrations) {
        this.config = config;
        this.migrations = migrations;
        this.watch =
                Thread.ofVirtual().name("database-" + migrations.schema()).unstarted(this::watch);
    }

    /** Begins to connect and returns at once. */
    public static Database start(DatabaseConfig config, Migrations migrations) {
        Database database = new Database(config, migrations);
        database.watch.start();
        return database;
    }

    /** Whether the database answered when it was last looked at, at most 2 s ago. */
    public boolean isReady() {
        return ready;
    }

    /** {@code ready}, or one line that says why not. */
    public String state() {
        return state;
    }

    /** Completes when the database was reached and migrated for the first time; never fails. */
    public CompletableFuture<Void> whenReady() {
        return firstReady.copy();
    }

    /** The pool as Jdbi; throws {@link DatabaseAwayException} before {@link #whenReady()}. */
    public Jdbi jdbi() {
        return opened().jdbi();
    }

    public Timescale timescale() {
        return opened().timescale();
    }

    /** Where it is, also for the embedded one. */
    public String url() {
        return opened().url();
    }

    /**
     * A connection of the caller's own, outside the pool. Blocks.
     *
     * @throws SQLException where the database does not answer
     */
    public Connection connect() throws SQLException {
        return Connections.open(opened().url(), config, migrations.schema());
    }

    /**
     * The same, where a statement that is not answered in time fails and breaks the connection: a
     * database that hangs is away.
     */
    public Connection connect(Duration answerWithin) throws SQLException {
        Connection connection = connect();
        connection.setNetworkTimeout(Runnable::run, (int) answerWithin.toMillis());
        return connection;
    }

    /** Such a connection as Jdbi's handle; closing the handle closes the connection. */
    public Handle handle(Duration answerWithin) {
        return Connections.jdbi(() -> connect(answerWithin)).open();
    }

    /** Whether a failure only says that the database does not answer now; trying again may help. */
    public static boolean isAway(Throwable failure) {
        return Connections.isAway(failure);
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ready = false;
        state = "closed";
        Opened last = opened;
        if (last != null) {
            last.pool().close();
        }
        if (server != null) {
            server.close();
        }
    }

    private Opened opened() {
        Opened now = opened;
        if (now == null) {
            throw new DatabaseAwayException(state);
        }
        return now;
    }

    private void watch() {
        while (!closed) {
            try {
                look();
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                LOG.debug("watch of the database woken");
            }
        }
    }

    private void look() {
        try {
            Opened now = opened;
            if (now == null) {
                open();
            } else {
                Connections.ping(now.pool());
            }
            changed(true, "ready");
            firstReady.complete(null);
        } catch (SQLException | RuntimeException e) {
            if (!closed) {
                changed(false, Connections.reason(e));
                LOG.debug("database {} away", migrations.schema(), e);
                revive();
            }
        }
    }

    /** Starts the embedded server again where it has died. */
    private void revive() {
        EmbeddedServer dead = server;
        if (dead == null || dead.isRunning()) {
            return;
        }
        LOG.warn("the embedded PostgreSQL has died; starting it again");
        try {
            server = EmbeddedServer.start(config.folder(), dead.port());
        } catch (RuntimeException e) {
            LOG.error("the embedded PostgreSQL does not start", e);
        }
    }

    private void open() throws SQLException {
        String url = config.url();
        if (url == null) {
            if (server == null) {
                server = EmbeddedServer.start(config.folder(), config.port());
            }
            url = server.url();
        }
        Timescale timescale;
        try (Connection connection = Connections.open(url, config, "public")) {
            timescale = Timescale.detect(connection);
        }
        Connections.migrate(url, config, migrations, timescale);
        HikariDataSource pool = Connections.pool(url, config, migrations.schema());
        LOG.info(
                "database {}: schema {} is up to date, TimescaleDB: {}",
                url,
                migrations.schema(),
                timescale);
        opened = new Opened(url, pool, Connections.jdbi(pool), timescale);
    }

    private void changed(boolean isReady, String now) {
        if (isReady != ready || !now.equals(state)) {
            if (isReady) {
                LOG.info("database for {} is ready", migrations.schema());
            } else {
                LOG.warn(
                        "database for {} is away, trying again every {} s: {}",
                        migrations.schema(),
                        LOOK_EVERY.toSeconds(),
                        now);
            }
        }
        state = now;
        ready = isReady;
    }
}
