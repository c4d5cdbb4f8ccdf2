package cn.yinling.accounts;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.PersonStore;
import cn.yinling.accounts.persons.Persons;
import cn.yinling.accounts.sessions.Session;
import cn.yinling.accounts.sessions.SessionRules;
import cn.yinling.accounts.sessions.SessionStore;
import cn.yinling.accounts.sessions.Sessions;
import cn.yinling.accounts.signin.FactorStore;
import cn.yinling.accounts.signin.LastCodes;
import cn.yinling.accounts.tokens.ServiceToken;
import cn.yinling.accounts.tokens.TokenStore;
import cn.yinling.accounts.tokens.Tokens;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.process.Looks;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may sign in, and who is signed in, as a process works from it: in memory, so that nobody
 * waits for the database to sign in or to be known again, and in a file for a start without it. It
 * looks every second, and whenever it is asked to, what has changed. Thread-safe.
 */
public final class Accounts implements AutoCloseable {
    /** The tables of all processes. */
    public static final Migrations MIGRATIONS = new Migrations("accounts", "classpath:db/accounts");

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** However often something changes, the copy is written no more often than this. */
    private static final Duration COPY_REST = Duration.ofSeconds(10);

    private static final Duration UPKEEP_EVERY = Duration.ofHours(1);

    private final Database database;
    private final SessionRules rules;
    private final Configured configured;
    private final InstantSource clock;
    private final AccountsCopy copy;
    private final Persons persons = new Persons();
    private final Sessions sessions;
    private final Tokens tokens;
    private final LastCodes lastCodes = new LastCodes();
    private final PersonStore personStore = new PersonStore();
    private final TokenStore tokenStore = new TokenStore();
    private final SessionStore sessionStore = new SessionStore();
    private final FactorStore factorStore = new FactorStore();
    private final TakeOver takeOver = new TakeOver();
    private final CompletableFuture<Void> known = new CompletableFuture<>();
    private final CompletableFuture<Void> isTakenOver = new CompletableFuture<>();
    private final Looks looks = new Looks();
    private final Worker worker;
    private volatile @Nullable String problem = "persons are not loaded yet";
    private volatile boolean closed;
    private volatile Seen seen = new Seen(0, 0);
    private boolean isCopyStale;
    private long copiedAt = System.nanoTime() - COPY_REST.toNanos();
    private long keptUpAt = System.nanoTime() - UPKEEP_EVERY.toNanos();

    /** The versions of what is in memory. */
    private record Seen(long persons, long sessions) {}

    /** What the database is to be told. */
    private record Untold(Sessions.Untold sessions, Map<String, Long> codes) {}

    /** What a look has found; null for what has not changed. */
    private record Found(
            Seen seen,
            @Nullable List<Person> persons,
            List<ServiceToken> tokens,
            @Nullable List<Session> sessions,
            Map<String, Long> codes) {}

    private Accounts(
            Database database,
            Path copy,
            SessionRules rules,
            Configured configured,
            InstantSource clock) {
        this.database = database;
        this.rules = rules;
        this.configured = configured;
        this.clock = clock;
        this.copy = new AccountsCopy(copy);
        this.sessions = new Sessions(rules, clock);
        this.tokens = new Tokens(clock);
        this.worker = Worker.vital("accounts", new Looking());
        AccountsCopy.Content before = this.copy.read();
        if (before != null) {
            persons.replace(before.persons());
            tokens.replace(before.tokens());
            sessions.remember(before.sessions());
            known.complete(null);
        } else if (!configured.persons().isEmpty()) {
            persons.replace(configured.persons());
            known.complete(null);
        }
        Secret token = configured.token();
        if (before == null && token != null) {
            tokens.replace(List.of(TakeOver.token(token, clock.instant())));
        }
    }

    /**
     * Begins to load, and returns at once.
     *
     * @param database with the tables of {@link #MIGRATIONS}
     * @param copy a file from which it works until the database is there, and which it writes
     * @param configured who may sign in before the first database; taken over into it once
     */
    public static Accounts start(
            Database database,
            Path copy,
            SessionRules rules,
            Configured configured,
            InstantSource clock) {
        Accounts accounts = new Accounts(database, copy, rules, configured, clock);
        accounts.worker.start();
        return accounts;
    }

    public Persons persons() {
        return persons;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Sessions sessions() {
        return sessions;
    }

    public LastCodes lastCodes() {
        return lastCodes;
    }

    /** Completes when it is known who there is, by the database or without it; never fails. */
    public CompletableFuture<Void> whenKnown() {
        return known.copy();
    }

    /** Completes when the database has everybody who is configured; never fails. */
    public CompletableFuture<Void> whenTakenOver() {
        return isTakenOver.copy();
    }

    /** Why people are not loaded, or may be stale; null while all is well. */
    public @Nullable String problem() {
        String stale = problem;
        return stale == null ? worker.problem() : stale;
    }

    /**
     * Looks now. The future completes when a look that began after this call is over, also where
     * the database did not answer.
     */
    public CompletableFuture<Void> refresh() {
        CompletableFuture<Void> look = looks.ask();
        return closed ? CompletableFuture.completedFuture(null) : look;
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
        looks.end();
    }

    private final class Looking implements Work {
        @Override
        public void turn() throws InterruptedException {
            looks.take(Accounts.this::look);
            copyIfDue();
            looks.rest(LOOK_EVERY);
        }

        /** What has changed in the last second is told too. */
        @Override
        public void end() {
            if (database.isReady()) {
                look();
            } else {
                isCopyStale |= !sessions.untold().isNothing();
            }
            copiedAt = System.nanoTime() - COPY_REST.toNanos();
            copyIfDue();
        }
    }

    private void look() {
        Untold untold = new Untold(sessions.untold(), lastCodes.untold());
        isCopyStale |= !untold.sessions().isNothing(); // also while nobody else can be told
        try {
            takeOverOnce();
            Found found = database.jdbi().inTransaction(handle -> exchange(handle, untold));
            sessions.told(untold.sessions(), found.sessions());
            lastCodes.told(untold.codes());
            lastCodes.told(found.codes());
            if (found.persons() != null) {
                persons.replace(found.persons());
                tokens.replace(found.tokens());
                LOG.info(
                        "{} persons may sign in, version {}",
                        found.persons().size(),
                        found.seen().persons());
            }
            isCopyStale |= !found.seen().equals(seen);
            seen = found.seen();
            problem = null;
            known.complete(null);
        } catch (RuntimeException e) {
            String now = "persons cannot be read";
            if (!now.equals(problem)) {
                LOG.warn("{}, going on with what is known", now, Database.isAway(e) ? null : e);
            }
            problem = now;
        }
    }

    private void takeOverOnce() {
        if (!isTakenOver.isDone()) {
            database.jdbi()
                    .useTransaction(handle -> takeOver.of(handle, configured, clock.instant()));
            isTakenOver.complete(null);
        }
    }

    private Found exchange(Handle handle, Untold untold) {
        sessionStore.write(handle, rules.kind(), untold.sessions());
        factorStore.used(handle, untold.codes());
        if (System.nanoTime() - keptUpAt >= UPKEEP_EVERY.toNanos()) {
            keptUpAt = System.nanoTime();
            sessionStore.endForgotten(handle, clock.instant());
        }
        Seen now = new Seen(personStore.version(handle), sessionStore.version(handle));
        boolean isSame = now.persons() == seen.persons();
        return new Found(
                now,
                isSame ? null : personStore.whoMaySignIn(handle),
                isSame ? List.of() : tokenStore.all(handle),
                now.sessions() == seen.sessions() ? null : sessionStore.all(handle, rules.kind()),
                factorStore.lastSteps(handle, clock.instant()));
    }

    private void copyIfDue() {
        if (isCopyStale && System.nanoTime() - copiedAt >= COPY_REST.toNanos()) {
            copiedAt = System.nanoTime();
            isCopyStale = !copy.write(persons.all(), tokens.all(), sessions.all());
        }
    }
}
