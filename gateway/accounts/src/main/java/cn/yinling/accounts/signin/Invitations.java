package cn.yinling.accounts.signin;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.PersonFile;
import cn.yinling.accounts.persons.PersonStore;
import cn.yinling.runtime.signin.AttemptLimit;
import cn.yinling.runtime.signin.Passwords;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One-time codes by which people set a password: their first one, or one in place of a lost one.
 * Thread-safe. Blocks.
 */
public final class Invitations {
    private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);
    private static final Duration VALID_FOR = Duration.ofDays(7);
    private static final Duration FIRST_VALID_FOR = Duration.ofDays(1);

    /** Wrong codes a minute of one network. */
    private static final int ATTEMPTS = 10;

    private final Supplier<Jdbi> jdbi;
    private final InstantSource clock;
    private final InvitationStore store = new InvitationStore();
    private final PersonStore persons = new PersonStore();
    private final AttemptLimit limit = new AttemptLimit(ATTEMPTS);

    /**
     * Wires it.
     *
     * @param jdbi asked for at each use, for the database may not be there yet
     */
    public Invitations(Supplier<Jdbi> jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A code and how long it is good. */
    public record Issued(OneTimeCode code, Instant until) {}

    /** What somebody who has a code sends; id and name where she is the first operator. */
    record Acceptance(String code, String password, @Nullable String id, @Nullable String name) {
        /** Without code and password. */
        @Override
        public String toString() {
            return "Acceptance";
        }
    }

    /** A new code for a person; an earlier one ends. In the caller's transaction. */
    public Issued issue(Handle handle, String personId, String by) {
        return issue(handle, personId, by, VALID_FOR);
    }

    /** The same for the first operator, who is nobody yet. */
    public Issued issueFirst(Handle handle, String by) {
        return issue(handle, null, by, FIRST_VALID_FOR);
    }

    private Issued issue(Handle handle, @Nullable String personId, String by, Duration validFor) {
        OneTimeCode code = OneTimeCode.ofDays();
        Instant until = clock.instant().plus(validFor).truncatedTo(ChronoUnit.MINUTES);
        store.put(handle, code, personId, by, until);
        return new Issued(code, until);
    }

    /** Says how to sign in for the first time, where there is no operator yet. */
    public void announceFirst() {
        jdbi.get()
                .useTransaction(handle -> {
                    persons.lock(handle);
                    if (!persons.hasOperator(handle)) {
                        Issued first = issueFirst(handle, "start");
                        LOG.warn(
                                "there is no operator yet: open the operations page, choose the one-time code and"
                                        + " type {}, which is good once and until {}",
                                first.code().text(),
                                first.until());
                    }
                });
    }

    /**
     * Sets the password of whom a code is for.
     *
     * @param network from where somebody tries
     * @throws cn.yinling.runtime.web.ProblemException where the code is not good, or something is
     *     missing
     */
    Person accept(Acceptance sent, String network) {
        if (!limit.reserve(network)) {
            throw SignInProblems.TOO_MANY_CODES.exception();
        }
        byte[] code = OneTimeCode.hashOf(sent.code());
        String hash = Passwords.hash(sent.password());
        Person accepted = jdbi.get().inTransaction(handle -> accept(handle, code, hash, sent));
        limit.giveBack(network);
        return accepted;
    }

    private Person accept(Handle handle, byte[] code, String passwordHash, Acceptance sent) {
        persons.lock(handle);
        Instant now = clock.instant();
        InvitationStore.Invited invited =
                store.find(handle, code, now).orElseThrow(SignInProblems.NO_SUCH_CODE::exception);
        String id = invited.personId() == null ? first(handle, sent) : invited.personId();
        persons.setPassword(handle, id, passwordHash, now);
        store.used(handle, code, now);
        return persons.find(handle, id)
                .filter(file -> file.endedAt() == null)
                .map(PersonFile::person)
                .orElseThrow(SignInProblems.NO_SUCH_CODE::exception);
    }

    /** Enters the first operator. */
    private String first(Handle handle, Acceptance sent) {
        List<Problem.Mistake> missing = new ArrayList<>();
        if (sent.id() == null) {
            missing.add(new Problem.Mistake("body", "/id", "say what you will type to sign in"));
        }
        if (sent.name() == null) {
            missing.add(new Problem.Mistake("body", "/name", "say how you are called"));
        }
        if (sent.id() == null || sent.name() == null) {
            throw Problem.invalid(missing).exception();
        }
        if (persons.hasOperator(handle)) {
            throw SignInProblems.NO_SUCH_CODE.exception();
        }
        if (persons.find(handle, sent.id()).isPresent()) {
            throw SignInProblems.ID_TAKEN.exception();
        }
        Person person = Person.fresh(sent.id(), sent.name(), List.of(Grant.of(Role.OPERATOR)));
        persons.add(handle, person, sent.id());
        return sent.id();
    }
}
