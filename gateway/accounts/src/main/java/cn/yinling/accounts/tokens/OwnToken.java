package cn.yinling.accounts.tokens;

import cn.yinling.accounts.sessions.TokenKey;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Beat;
import cn.yinling.runtime.process.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By which a process of the district asks another one: made at its start, good a little longer than
 * it runs, so that nobody has to hand it out, keep it or change it. In lists and in the audit log
 * it stands as any other. Thread-safe, never blocks.
 */
public final class OwnToken implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnToken.class);
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(45);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int TOKEN_BYTES = 32;
    private static final int NAME_BYTES = 4;

    private final Database database;
    private final String madeBy;
    private final String name;
    private final List<String> scopes;
    private final InstantSource clock;
    private final String token = TokenKey.random(TOKEN_BYTES);
    private final TokenStore store = new TokenStore();
    private final Worker worker = Worker.ancillary("own-token", new Beat(LOOK_EVERY, this::keep));
    private volatile Instant goodUntil = Instant.EPOCH;

    private OwnToken(Database database, String process, List<String> scopes, InstantSource clock) {
        this.database = database;
        this.madeBy = "process:" + process;
        this.name = "%s-%s".formatted(process, TokenKey.random(NAME_BYTES));
        this.scopes = List.copyOf(scopes);
        this.clock = clock;
    }

    /**
     * Begins to write it down, as soon as the database answers.
     *
     * @param process what its name in lists begins with
     * @param clock the time of day
     */
    public static OwnToken start(
            Database database, String process, List<String> scopes, InstantSource clock) {
        OwnToken own = new OwnToken(database, process, scopes, clock);
        own.worker.start();
        return own;
    }

    /** What is sent; empty while it is not written down. */
    public Optional<String> value() {
        return goodUntil.isAfter(clock.instant()) ? Optional.of(token) : Optional.empty();
    }

    private void keep() {
        Instant now = clock.instant();
        if (!database.isReady() || now.isBefore(goodUntil.minus(RENEWED_BEFORE))) {
            return;
        }
        Instant end = now.plus(GOOD_FOR);
        ServiceToken own = new ServiceToken(name, TokenKey.of(token), scopes, end);
        try {
            database.jdbi().useTransaction(handle -> store.keep(handle, own, madeBy, now));
            goodUntil = end;
        } catch (RuntimeException e) {
            LOG.debug("{} is written down later: {}", name, e.getClass().getSimpleName());
        }
    }

    /** Within the hour it counts no more; nobody has it. */
    @Override
    public void close() {
        worker.close();
    }
}
