package cn.yinling.runtime.database;

import cn.yinling.runtime.process.Worker;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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
    private static final Duration DETECT_WITHIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONG_WORK = Duration.ofMinutes(10);

    private final DatabaseConfig config;
    private final Migrations migrations;
    private final @Nullable EarlierDatabase earlier;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Worker watch;
    private @Nullable EmbeddedServer server;
    private volatile @Nullable Opened opened;
    private volatile String state = "not reached yet";
    private volatile boolean ready;
    private volatile boolean preparing;
    private volatile boolean closed;

    /** What there is once the database was reached and migrated. */
    private record Opened(
            DatabaseConfig access, HikariDataSource pool, Jdbi jdbi, Timescale timescale) {
        String url() {
            return Objects.requireNonNull(access.url());
        }
    }

    private Database(
            DatabaseConfig config, Migrations migrations, @Nullable EarlierDatabase earlier) {
        this.config = config;
        this.migrations = migrations;
        this.earlier = earlier;
        this.watch = Worker.vital("database-" + migrations.schema(), this::watch);
    }

    /** Begins to connect and returns at once. */
    public static Database start(DatabaseConfig config, Migrations migrations) {
        return start(config, migrations, null);
    }

    /**
     * The same for a module that had a database to itself before.
     *
     * @param earlier is taken over before this one is ready; null for none
     */
    public static Database start(
            DatabaseConfig config, Migrations migrations, @Nullable EarlierDatabase earlier) {
        Database database = new Database(config, migrations, earlier);
        database.watch.start();
        return database;
    }

    /**
     * A look into a database that runs already, also into the embedded one of another process, by
     * connections of its own; nothing is started, made or stopped.
     *
     * @return empty where it is an embedded one that does not run
     */
    public static Optional<Jdbi> visit(DatabaseConfig config, String schema) {
        Optional<DatabaseConfig> running =
                config.url() != null
                        ? Optional.of(config)
                        : EmbeddedServer.running(config.folder(), config.poolSize());
        return running.map(
                access -> Connections.jdbi(() -> Connections.open(access, schema, LONG_WORK)));
    }

    /** Whether the database answered when it was last looked at, at most 2 s ago. */
    public boolean isReady() {
        return ready;
    }

    /** Whether it answers and is not ready yet, because its tables are brought up to date. */
    public boolean isPreparing() {
        return preparing;
    }

    /** {@code ready}, or one line that says why not. */
    public String state() {
        return state;
    }

    /** Why the database does not answer, or is not looked after; null while all is well. */
    public @Nullable String problem() {
        return ready ? watch.problem() : state;
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

    /** How others come to the same database, also to the embedded one; its password is in it. */
    public DatabaseConfig access() {
        return opened().access();
    }

    /**
     * For work that may take minutes, as upkeep and exports: each use has a connection of its own,
     * outside the pool, whose statements a database that hangs holds for 10 minutes at most; those
     * of the pool are answered within 10 s, or the database is away.
     */
    public Jdbi jdbiForLongWork() {
        return Connections.jdbi(() -> connect(LONG_WORK));
    }

    /**
     * A connection of the caller's own, outside the pool, where a statement that is not answered in
     * time fails and breaks the connection: a database that hangs is away. Blocks.
     *
     * @throws SQLException where the database does not answer
     */
    public Connection connect(Duration answerWithin) throws SQLException {
        return Connections.open(opened().access(), migrations.schema(), answerWithin);
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
        watch.close(LONGEST_START); // a server that is just being started must be stopped too
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

    private void watch() throws InterruptedException {
        look();
        Thread.sleep(LOOK_EVERY);
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
            server = dead.again(config.password());
        } catch (RuntimeException e) {
            LOG.error("the embedded PostgreSQL does not start", e);
        }
    }

    private void open() throws SQLException {
        DatabaseConfig access = config;
        if (config.url() == null) {
            if (server == null) {
                server = EmbeddedServer.start(config.folder(), config.port(), config.password());
            }
            access = server.access(config.poolSize());
        }
        Timescale timescale;
        try (Connection connection = Connections.open(access, "public", DETECT_WITHIN)) {
            timescale = Timescale.detect(connection);
        }
        prepare(access, timescale);
        HikariDataSource pool = Connections.pool(access, migrations.schema());
        LOG.info(
                "database {}: schema {} is up to date, TimescaleDB: {}",
                access.url(),
                migrations.schema(),
                timescale);
        opened = new Opened(access, pool, Connections.jdbi(pool), timescale);
    }

    private void prepare(DatabaseConfig access, Timescale timescale) throws SQLException {
        preparing = true;
        try {
            Connections.migrate(access, migrations, timescale);
            if (earlier != null) {
                earlier.into(access, migrations);
            }
        } finally {
            preparing = false;
        }
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
