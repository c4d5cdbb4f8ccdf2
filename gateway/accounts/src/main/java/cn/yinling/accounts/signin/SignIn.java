package cn.yinling.accounts.signin;

import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.Persons;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.signin.AttemptLimit;
import cn.yinling.runtime.signin.PasswordCheck;
import cn.yinling.runtime.signin.SignInLimit;
import cn.yinling.runtime.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether somebody is who she says: by her password, and by a code of her second factor where
 * she has one. Whoever guesses is slowed down, and nobody else. Thread-safe, never blocks.
 */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final String DIGITS = "[0-9]{6}";

    /**
     * Wrong codes a minute of one person from addresses where she never was: whoever tries more
     * knows her password, and is not she.
     */
    private static final int CODES = 5;

    /** Who has typed something wrong is written down; who was not even judged is counted alone. */
    private static final Set<String> WRONG =
            Stream.of(SignInProblems.WRONG_CREDENTIALS, SignInProblems.FACTOR_WRONG)
                    .map(Problem::code)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toUnmodifiableSet());

    /** Stands for who has typed what nobody is called; no id of a person. */
    private static final String NOBODY = "?";

    private final Persons persons;
    private final LastCodes lastCodes;
    private final Database database;
    private final InstantSource clock;
    private final Journal journal;
    private final MeterRegistry meters;
    private final Executor blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final FactorStore factors = new FactorStore();
    private final SignInLimit limit = new SignInLimit();
    private final AttemptLimit codes = new AttemptLimit(CODES);
    private final PasswordCheck check = new PasswordCheck();

    /**
     * Wires it.
     *
     * @param database which recovery codes are left
     * @param clock the time of day, which phones have too
     * @param journal who has tried in vain
     * @param meters count whom it refuses
     */
    public SignIn(
            Persons persons,
            LastCodes lastCodes,
            Database database,
            InstantSource clock,
            Journal journal,
            MeterRegistry meters) {
        this.persons = persons;
        this.lastCodes = lastCodes;
        this.database = database;
        this.clock = clock;
        this.journal = journal;
        this.meters = meters;
    }

    /**
     * What somebody has typed.
     *
     * @param code of her second factor, or a recovery code; null for none
     */
    public record Typed(String id, String password, @Nullable String code) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Typed[%s]".formatted(id);
        }
    }

    /** What became of an attempt. */
    public sealed interface Verdict {
        /** She is who she says. */
        record Known(Person person) implements Verdict {}

        /** She is not let in. */
        record Refused(Problem why) implements Verdict {}
    }

    /**
     * Judges what somebody has typed; takes as long for somebody whom nobody knows.
     *
     * @param network where she is
     */
    public CompletableFuture<Verdict> judge(Typed typed, String network) {
        if (persons.all().isEmpty()) {
            return CompletableFuture.completedFuture(refused(SignInProblems.NOBODY_KNOWN));
        }
        return judgePassword(
                        typed.id(),
                        typed.password(),
                        network,
                        SignInProblems.WRONG_CREDENTIALS,
                        (person, attempt) -> judgeCode(person, typed.code(), attempt))
                .thenApply(verdict -> noted(verdict, "signInRefused", typed.id(), network));
    }

    /** Judges a password alone, of somebody who is signed in and wants to change it. */
    CompletableFuture<Verdict> judgePassword(String id, String password, String network) {
        return judgePassword(
                id,
                password,
                network,
                SignInProblems.WRONG_PASSWORD,
                (person, attempt) -> CompletableFuture.completedFuture(known(person, attempt)));
    }

    /**
     * Judges a code alone, of somebody who is signed in and wants another second factor; right for
     * who has none yet.
     */
    CompletableFuture<Verdict> judgeCode(String id, @Nullable String code, String network) {
        SignInLimit.Attempt attempt = limit.begin(id, network);
        if (attempt == null) {
            return CompletableFuture.completedFuture(refused(SignInProblems.TOO_MANY_ATTEMPTS));
        }
        return persons.find(id)
                .map(person -> judgeCode(person, code, attempt))
                .orElse(CompletableFuture.completedFuture(refused(SignInProblems.FACTOR_WRONG)))
                .thenApply(verdict -> noted(verdict, "beginSecondFactorRefused", id, network));
    }

    /** What was typed for an id may be a password: only that of a person is written down. */
    private Verdict noted(Verdict verdict, String operation, String id, String network) {
        if (verdict instanceof Verdict.Refused(Problem why) && WRONG.contains(why.code())) {
            String by = persons.find(id).map(Person::id).orElse(NOBODY);
            journal.keep(by, operation, null, network);
        }
        return verdict;
    }

    /**
     * Looks at a password, as often as the limit allows.
     *
     * @param right goes on with whose password it is
     */
    private CompletableFuture<Verdict> judgePassword(
            String id,
            String password,
            String network,
            Problem wrong,
            BiFunction<Person, SignInLimit.Attempt, CompletableFuture<Verdict>> right) {
        SignInLimit.Attempt attempt = limit.begin(id, network);
        if (attempt == null) {
            return CompletableFuture.completedFuture(refused(SignInProblems.TOO_MANY_ATTEMPTS));
        }
        Person person = persons.find(id).orElse(null);
        String hash = person == null ? null : person.passwordHash();
        return check.judge(hash, password)
                .thenCompose(found ->
                        switch (found) {
                            case RIGHT -> right.apply(Objects.requireNonNull(person), attempt);
                            case WRONG -> CompletableFuture.completedFuture(refused(wrong));
                            case BUSY -> {
                                attempt.giveBack();
                                yield CompletableFuture.completedFuture(
                                        refused(SignInProblems.BUSY));
                            }
                        });
    }

    private CompletableFuture<Verdict> judgeCode(
            Person person, @Nullable String code, SignInLimit.Attempt attempt) {
        if (person.factor() == null) {
            return CompletableFuture.completedFuture(known(person, attempt));
        }
        if (code == null) {
            attempt.giveBack();
            return CompletableFuture.completedFuture(refused(SignInProblems.FACTOR_NEEDED));
        }
        if (!attempt.isFromAKnownAddress() && !codes.reserve(person.id())) {
            return CompletableFuture.completedFuture(refused(SignInProblems.TOO_MANY_CODES));
        }
        CompletableFuture<@Nullable Problem> objection =
                code.strip().matches(DIGITS)
                        ? CompletableFuture.completedFuture(ofApp(person, code.strip()))
                        : CompletableFuture.supplyAsync(() -> ofSheet(person, code), blocking);
        return objection.thenApply(why -> {
            if (why != null) {
                return refused(why);
            }
            if (!attempt.isFromAKnownAddress()) {
                codes.giveBack(person.id());
            }
            return known(person, attempt);
        });
    }

    private static Verdict known(Person person, SignInLimit.Attempt attempt) {
        attempt.succeeded();
        return new Verdict.Known(person);
    }

    /** What is wrong with a code of her app; null for nothing. */
    private @Nullable Problem ofApp(Person person, String code) {
        byte[] secret = HexFormat.of().parseHex(Objects.requireNonNull(person.factor()).value());
        OptionalLong step = Totp.step(secret, code, clock.instant());
        if (step.isPresent() && lastCodes.use(person.id(), step.getAsLong())) {
            return null;
        }
        return step.isPresent()
                ? SignInProblems.FACTOR_USED
                : Totp.ahead(secret, code, clock.instant())
                        .map(SignInProblems::factorClock)
                        .orElse(SignInProblems.FACTOR_WRONG);
    }

    /** What is wrong with a recovery code; null for nothing. */
    private @Nullable Problem ofSheet(Person person, String code) {
        try {
            boolean isHers =
                    database.jdbi()
                            .inTransaction(
                                    handle -> factors.useRecovery(handle, person.id(), code));
            if (isHers) {
                LOG.warn("{} has signed in by a recovery code", person.id());
            }
            return isHers ? null : SignInProblems.FACTOR_WRONG;
        } catch (RuntimeException e) {
            if (!Database.isAway(e)) {
                throw e;
            }
            return SignInProblems.RECOVERY_AWAY;
        }
    }

    /** Somebody is refused for another reason; counted as the others. */
    public Verdict.Refused refused(Problem why) {
        meters.counter("yinling.sign.ins.refused", "code", String.valueOf(why.code())).increment();
        return new Verdict.Refused(why);
    }
}
