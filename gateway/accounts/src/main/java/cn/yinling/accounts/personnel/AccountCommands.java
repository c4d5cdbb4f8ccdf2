package cn.yinling.accounts.personnel;

import cn.yinling.accounts.audit.AuditStore;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.PersonFile;
import cn.yinling.accounts.persons.PersonQuery;
import cn.yinling.accounts.signin.Invitations;
import cn.yinling.runtime.web.ProblemException;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Role;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./care account}: what is left to whoever sits at the machine, where nobody can sign in any
 * more. Each command is in the audit log. Not thread-safe.
 */
public final class AccountCommands {
    private static final int WRONG_USE = 2;
    private static final int REFUSED = 1;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final String by;
    private final PrintStream out;
    private final Invitations invitations;
    private final Personnel personnel;
    private final AuditStore audit = new AuditStore();

    /**
     * Wires it.
     *
     * @param by who sits at the machine
     */
    public AccountCommands(Jdbi jdbi, InstantSource clock, String by, PrintStream out) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.by = by;
        this.out = out;
        this.invitations = new Invitations(() -> jdbi, clock);
        this.personnel = new Personnel(() -> jdbi, invitations, clock);
    }

    /** Carries a command out; the process's exit code. */
    public int run(List<String> command) {
        try {
            if (!carryOut(command)) {
                out.println("There is no such command; see ./care account --help");
                return WRONG_USE;
            }
            return 0;
        } catch (ProblemException e) {
            out.printf("%s. %s%n", e.problem().title(), e.problem().detail());
            return REFUSED;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return WRONG_USE;
        }
    }

    private boolean carryOut(List<String> command) {
        if (command.isEmpty()) {
            return false;
        }
        List<String> rest = command.subList(1, command.size());
        String name = command.getFirst();
        if (name.equals("list") && rest.isEmpty()) {
            list();
            return true;
        }
        if (name.equals("first") && rest.isEmpty()) {
            note("first", null);
            tell(jdbi.inTransaction(handle -> invitations.issueFirst(handle, by)));
            return true;
        }
        return !rest.isEmpty() && about(name, rest.getFirst(), rest.subList(1, rest.size()));
    }

    private boolean about(String name, String id, List<String> rest) {
        switch (name) {
            case "add" -> {
                if (rest.size() < 2) {
                    return false;
                }
                List<Grant> grants = grants(rest.subList(1, rest.size()));
                note(name, id);
                tell(personnel.add(id, rest.getFirst(), grants, by).code());
            }
            case "roles" -> {
                List<Grant> grants = grants(rest);
                PersonFile file = file(id);
                note(name, id);
                personnel.change(id, file.version(), file.person().name(), grants, by);
            }
            case "invite" -> {
                note(name, id);
                tell(personnel.invite(id, by).code());
            }
            case "drop-factor" -> {
                note(name, id);
                out.println(
                        personnel.dropFactor(id)
                                ? "It is gone; where a role of hers needs one, she enrols another at her next sign-in."
                                : "She has none.");
            }
            case "end" -> {
                note(name, id);
                personnel.end(id, by);
            }
            case "resume" -> {
                note(name, id);
                personnel.resume(id, by);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Before it is done, so that nothing is done that left no trace. */
    private void note(String command, @Nullable String id) {
        jdbi.useTransaction(
                handle -> audit.add(handle, clock.instant(), by, "account " + command, null, id));
    }

    private PersonFile file(String id) {
        return personnel
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no person " + id));
    }

    private void tell(Invitations.Issued issued) {
        out.printf(
                "One-time code: %s, good once and until %s.%nOpen the operations page, choose the one-time code, and type it.%n",
                issued.code().text(), issued.until());
    }

    private void list() {
        for (boolean isEnded : new boolean[] {false, true}) {
            Page<PersonFile> page =
                    personnel.search(new PersonQuery(null, null, isEnded, null, Page.MOST));
            page.items().forEach(this::print);
        }
    }

    private void print(PersonFile file) {
        Person person = file.person();
        List<String> notes = new ArrayList<>();
        if (person.passwordHash() == null) {
            notes.add("no password");
        }
        if (person.factor() != null) {
            notes.add("second factor");
        }
        if (file.endedAt() != null) {
            notes.add("ended");
        }
        out.printf(
                "%-20s %-12s %s %s%n",
                person.id(),
                person.name(),
                person.grants().stream()
                        .map(AccountCommands::code)
                        .collect(Collectors.joining(" ")),
                notes.isEmpty() ? "" : notes);
    }

    private static String code(Grant grant) {
        Bound bound = grant.bound();
        return bound == null
                ? grant.role().code()
                : "%s:%s:%s".formatted(grant.role().code(), bound.kind().code(), bound.id());
    }

    private static List<Grant> grants(List<String> roles) {
        return roles.stream().map(AccountCommands::grant).toList();
    }

    /** Throws {@link IllegalArgumentException} that says what was expected. */
    private static Grant grant(String text) {
        String[] parts = text.split(":", 3);
        Role role = Role.ofCode(parts[0]);
        if (role == Role.SERVICE) {
            throw new IllegalArgumentException("the role service is for programs");
        }
        if (parts.length == 1) {
            return Grant.of(role);
        }
        if (parts.length == 2) {
            throw new IllegalArgumentException(
                    "say to what %s is bound, as in street-staff:street:CODE"
                            .formatted(role.code()));
        }
        return new Grant(role, new Bound(kind(parts[1]), parts[2]));
    }

    private static Bound.Kind kind(String code) {
        return Arrays.stream(Bound.Kind.values())
                .filter(kind -> kind.code().equals(code))
                .findAny()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a role is bound to a street, a place or a resident, not to a '%s'"
                                        .formatted(code)));
    }
}
