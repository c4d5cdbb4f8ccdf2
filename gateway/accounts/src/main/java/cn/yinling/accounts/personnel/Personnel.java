package cn.yinling.accounts.personnel;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.PersonFile;
import cn.yinling.accounts.persons.PersonQuery;
import cn.yinling.accounts.persons.PersonStore;
import cn.yinling.accounts.signin.FactorStore;
import cn.yinling.accounts.signin.Invitations;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Page;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Enters persons, changes what they are, and lets them go. Somebody who can do so stays in any
 * case. Thread-safe. Blocks.
 */
public final class Personnel {
    private static final Problem NO_SUCH_PERSON =
            Problem.coded(404, "no-such-person", "There is no such person", "Look at the list.");
    private static final Problem ID_TAKEN =
            Problem.coded(
                    409,
                    "id-taken",
                    "There is a person of that id",
                    "Choose another id; one who was let go can be let in again.");
    private static final Problem LAST_OPERATOR =
            Problem.coded(
                    409,
                    "last-operator",
                    "She is the last operator",
                    "Give somebody else the role first, or nobody could manage persons any more.");
    private static final Problem ENDED =
            Problem.coded(
                    409,
                    "ended",
                    "She may sign in no more",
                    "Let her in again first, then ask anew.");

    private final Supplier<Jdbi> jdbi;
    private final Invitations invitations;
    private final InstantSource clock;
    private final PersonStore store = new PersonStore();
    private final FactorStore factors = new FactorStore();

    /**
     * Wires it.
     *
     * @param jdbi asked for at each use, for the database may not be there yet
     */
    public Personnel(Supplier<Jdbi> jdbi, Invitations invitations, InstantSource clock) {
        this.jdbi = jdbi;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** A person and the one-time code by which she sets a password. */
    public record Invited(PersonFile file, Invitations.Issued code) {}

    public Page<PersonFile> search(PersonQuery query) {
        List<PersonFile> found = jdbi.get().withHandle(handle -> store.some(handle, query));
        return Page.of(found, query.limit(), file -> Cursor.of(file.person().id()));
    }

    public Optional<PersonFile> find(String id) {
        return jdbi.get().withHandle(handle -> store.find(handle, id));
    }

    /** Enters somebody. */
    public Invited add(String id, String name, List<Grant> grants, String by) {
        return write(handle -> {
            if (store.find(handle, id).isPresent()) {
                throw ID_TAKEN.exception();
            }
            store.add(handle, Person.fresh(id, name, grants), by);
            return invited(handle, id, by);
        });
    }

    /** Gives somebody this name and these roles, if her file is still at that version. */
    public PersonFile change(String id, long version, String name, List<Grant> grants, String by) {
        return write(handle -> {
            if (file(handle, id).version() != version) {
                throw Problem.changedMeanwhile().exception();
            }
            store.change(handle, id, name, grants, clock.instant(), by);
            return file(handle, id);
        });
    }

    /** Lets somebody sign in no more; what she did stays. */
    public PersonFile end(String id, String by) {
        return write(handle -> {
            if (file(handle, id).endedAt() == null) {
                store.end(handle, id, clock.instant(), clock.instant(), by);
            }
            return file(handle, id);
        });
    }

    /** Lets somebody sign in again. */
    public PersonFile resume(String id, String by) {
        return write(handle -> {
            if (file(handle, id).endedAt() != null) {
                store.end(handle, id, null, clock.instant(), by);
            }
            return file(handle, id);
        });
    }

    /** A one-time code for somebody who has lost her password. */
    public Invited invite(String id, String by) {
        return write(handle -> {
            if (file(handle, id).endedAt() != null) {
                throw ENDED.exception();
            }
            return invited(handle, id, by);
        });
    }

    /** Takes a second factor away that was lost; false where there is none. */
    public boolean dropFactor(String id) {
        return write(handle -> {
            file(handle, id);
            return factors.drop(handle, id);
        });
    }

    private Invited invited(Handle handle, String id, String by) {
        Invitations.Issued code = invitations.issue(handle, id, by);
        return new Invited(file(handle, id), code);
    }

    private PersonFile file(Handle handle, String id) {
        return store.find(handle, id).orElseThrow(NO_SUCH_PERSON::exception);
    }

    /** One after the other, so that no two let the last two operators go. */
    private <T> T write(Function<Handle, T> deed) {
        return jdbi.get()
                .inTransaction(handle -> {
                    store.lock(handle);
                    boolean hadOperator = store.hasOperator(handle);
                    T done = deed.apply(handle);
                    if (hadOperator && !store.hasOperator(handle)) {
                        throw LAST_OPERATOR.exception();
                    }
                    return done;
                });
    }
}
