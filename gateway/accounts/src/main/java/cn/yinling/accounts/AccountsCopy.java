package cn.yinling.accounts;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.sessions.Session;
import cn.yinling.accounts.tokens.ServiceToken;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.process.OwnersOnly;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may sign in and who is signed in, in a file of the process's own, so that people sign in to a
 * process that starts while the database is away. It holds hashes of passwords and of tokens, and
 * the secrets of second factors: readable by the process's user only. Not thread-safe.
 */
final class AccountsCopy {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsCopy.class);

    private final Path file;

    AccountsCopy(Path file) {
        this.file = file;
    }

    /** What is in it. */
    record Content(List<Person> persons, List<ServiceToken> tokens, List<Session> sessions) {}

    /** The file. */
    private record Stored(
            List<StoredPerson> persons, List<ServiceToken> tokens, List<Session> sessions) {}

    private record StoredPerson(
            String id,
            String name,
            @Nullable String passwordHash,
            @Nullable String factor,
            boolean robot,
            int generation,
            List<StoredGrant> grants) {
        static StoredPerson of(Person person) {
            return new StoredPerson(
                    person.id(),
                    person.name(),
                    person.passwordHash(),
                    person.factor() == null ? null : person.factor().value(),
                    person.robot(),
                    person.generation(),
                    person.grants().stream().map(StoredGrant::of).toList());
        }

        Person person() {
            return new Person(
                    id,
                    name,
                    passwordHash,
                    factor == null ? null : new Secret(factor),
                    robot,
                    generation,
                    grants.stream().map(StoredGrant::grant).toList());
        }
    }

    private record StoredGrant(String role, Bound.@Nullable Kind kind, @Nullable String id) {
        static StoredGrant of(Grant grant) {
            Bound bound = grant.bound();
            return new StoredGrant(
                    grant.role().code(),
                    bound == null ? null : bound.kind(),
                    bound == null ? null : bound.id());
        }

        Grant grant() {
            return new Grant(
                    Role.ofCode(role), kind == null || id == null ? null : new Bound(kind, id));
        }
    }

    /** Writes it whole, or leaves the old one; false where that failed. */
    boolean write(
            Collection<Person> persons,
            Collection<ServiceToken> tokens,
            Collection<Session> sessions) {
        Stored stored =
                new Stored(
                        persons.stream().map(StoredPerson::of).toList(),
                        List.copyOf(tokens),
                        List.copyOf(sessions));
        try {
            OwnersOnly.replace(file, LinkJson.write(stored));
            return true;
        } catch (ClosedByInterruptException e) {
            LOG.debug("ended before the copy of the accounts was written");
        } catch (IOException e) {
            LOG.warn(
                    "the copy of the accounts cannot be written; after a restart without its database nobody could"
                            + " sign in: {}",
                    e.toString());
        }
        return false;
    }

    /** What is in it; null where there is no copy that can be read. */
    @Nullable Content read() {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            Stored stored = LinkJson.read(Files.readAllBytes(file), Stored.class);
            return new Content(
                    stored.persons().stream().map(StoredPerson::person).toList(),
                    stored.tokens(),
                    stored.sessions());
        } catch (IOException | MalformedJsonException | IllegalArgumentException e) {
            // Without the message, which would quote the file.
            LOG.warn("the copy of the accounts is not readable: {}", e.getClass().getSimpleName());
            return null;
        }
    }
}
