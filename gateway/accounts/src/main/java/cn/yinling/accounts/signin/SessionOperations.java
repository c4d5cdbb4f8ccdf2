package cn.yinling.accounts.signin;

import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.PersonStore;
import cn.yinling.accounts.sessions.Begun;
import cn.yinling.accounts.sessions.Session;
import cn.yinling.accounts.sessions.Sessions;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.signin.Passwords;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Operations;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-in and sign-out of people by the API, and what they change of their own. Thread-safe. */
public final class SessionOperations implements Operations {
    private final SignIn signIn;
    private final SignedIn signedIn;
    private final Invitations invitations;
    private final Sessions sessions;
    private final Journal journal;
    private final Database database;
    private final Runnable refresh;
    private final InstantSource clock;
    private final PersonStore persons = new PersonStore();

    /**
     * Wires it.
     *
     * @param journal who has signed in, also where the database is away
     * @param refresh takes up what has changed of persons, and returns then
     * @param clock the time of day
     */
    public SessionOperations(
            SignIn signIn,
            SignedIn signedIn,
            Invitations invitations,
            Sessions sessions,
            Journal journal,
            Database database,
            Runnable refresh,
            InstantSource clock) {
        this.signIn = signIn;
        this.signedIn = signedIn;
        this.invitations = invitations;
        this.sessions = sessions;
        this.journal = journal;
        this.database = database;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** What is sent. */
    record Credentials(String name, String password, @Nullable String code) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[%s]".formatted(name);
        }
    }

    private record PasswordChange(String old, @JsonProperty("new") String next) {
        /** Without the passwords. */
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("signIn", this::signIn)
                .on("getSession", this::session)
                .on("signOut", this::signOut)
                .on("acceptInvitation", this::accept)
                .on("changePassword", this::changePassword);
    }

    private Answer signIn(Call call) {
        Credentials sent = call.body(Credentials.class);
        SignIn.Typed typed = new SignIn.Typed(sent.name(), sent.password(), sent.code());
        return switch (signIn.judge(typed, call.client().network()).join()) {
            case SignIn.Verdict.Known(Person person) -> {
                journal.keep(person.id(), "signIn", null, call.client().network());
                yield begin(call, person);
            }
            case SignIn.Verdict.Refused refused -> Answer.wrong(refused.why());
        };
    }

    private Answer accept(Call call) {
        Person person =
                invitations.accept(
                        call.body(Invitations.Acceptance.class), call.client().network());
        refresh.run();
        journal.keep(person.id(), "acceptInvitation", null, call.client().network());
        return person.factor() == null
                ? begin(call, person)
                : Answer.wrong(SignInProblems.FACTOR_NEEDED);
    }

    private Answer begin(Call call, Person person) {
        Begun begun = sessions.begin(person, null);
        return Answer.json(
                        SessionView.of(
                                signedIn.caller(person, false),
                                signedIn.factorOf(person, false),
                                sessions.endOf(begun.session())))
                .with("Set-Cookie", SignedIn.COOKIE.of(begun, call.client()).encode());
    }

    private Answer session(Call call) {
        Session session = current(call).orElse(null);
        if (session == null) {
            return Answer.json(SessionView.ofAProgram(call.caller()));
        }
        SessionView.Factor factor =
                signedIn.person(session)
                        .map(person -> signedIn.factorOf(person, session.vouched()))
                        .orElse(SessionView.Factor.NONE);
        return Answer.json(SessionView.of(call.caller(), factor, sessions.endOf(session)));
    }

    private Answer signOut(Call call) {
        current(call)
                .ifPresent(session -> {
                    journal.keep(session.personId(), "signOut", null, call.client().network());
                    sessions.end(session);
                });
        String gone = SignedIn.COOKIE.gone(call.client()).encode();
        return new Answer.Content(204, "application/json", new byte[0], Map.of("Set-Cookie", gone));
    }

    private Answer changePassword(Call call) {
        PasswordChange sent = call.body(PasswordChange.class);
        Session session = current(call).orElseThrow(SignInProblems.FOR_PERSONS::exception);
        SignIn.Verdict found =
                signIn.judgePassword(session.personId(), sent.old(), call.client().network())
                        .join();
        if (found instanceof SignIn.Verdict.Refused refused) {
            return Answer.wrong(refused.why());
        }
        String hash = Passwords.hash(sent.next());
        database.jdbi()
                .useTransaction(handle -> {
                    persons.lock(handle);
                    persons.setPassword(handle, session.personId(), hash, clock.instant());
                });
        journal.keep(session.personId(), "changePassword", null, call.client().network());
        refresh.run();
        return signedIn.person(session)
                .map(person -> begin(call, person))
                .orElseThrow(SignInProblems.WRONG_CREDENTIALS::exception);
    }

    private Optional<Session> current(Call call) {
        return call.caller().means() == Caller.Means.COOKIE
                ? signedIn.session(call.request())
                : Optional.empty();
    }
}
