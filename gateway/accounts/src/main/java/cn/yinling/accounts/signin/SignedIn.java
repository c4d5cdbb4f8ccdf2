package cn.yinling.accounts.signin;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.Persons;
import cn.yinling.accounts.sessions.Session;
import cn.yinling.accounts.sessions.SessionCookie;
import cn.yinling.accounts.sessions.Sessions;
import cn.yinling.accounts.tokens.Tokens;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Callers;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: by a token (RFC 6750), or by a session's cookie. What a person may is looked up at
 * each call, so that a role taken from her is gone at once. Thread-safe.
 */
public final class SignedIn implements Callers {
    static final SessionCookie COOKIE = new SessionCookie("yinling-operator");
    private static final String SCHEME = "Bearer ";

    private final Persons persons;
    private final Sessions sessions;
    private final FactorRule rule;
    private final Tokens tokens;

    /**
     * Whoever has one of these.
     *
     * @param rule whose roles count only with a second factor
     */
    public SignedIn(Persons persons, Sessions sessions, Tokens tokens, FactorRule rule) {
        this.persons = persons;
        this.rule = rule;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public @Nullable Caller of(HttpServerRequest request) {
        String sent = request.getHeader("Authorization");
        if (sent != null && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return tokens.find(sent.substring(SCHEME.length()).strip())
                    .map(token -> Caller.service(token.name(), Set.copyOf(token.scopes())))
                    .orElse(null);
        }
        return session(request)
                .flatMap(session ->
                        persons.find(session.personId())
                                .filter(session::isOf)
                                .map(person -> caller(person, session.vouched())))
                .orElse(null);
    }

    /** The session of a request's cookie, which begins to be idle anew. */
    Optional<Session> session(HttpServerRequest request) {
        Optional<Session> session = sessions.use(COOKIE.token(request));
        session.filter(sessions::isOverdue).ifPresent(sessions::end);
        return session.filter(one -> !sessions.isOverdue(one));
    }

    /** Whose session it is or was; empty where she may sign in no more. */
    Optional<Person> person(Session session) {
        return persons.find(session.personId());
    }

    /** A person with the roles that count now. */
    Caller caller(Person person, boolean isVouched) {
        return Caller.person(
                person.id(), person.name(), rule.grants(person, isVouched), Caller.Means.COOKIE);
    }

    SessionView.Factor factorOf(Person person, boolean isVouched) {
        if (rule.isUnmet(person) && !isVouched) {
            return SessionView.Factor.NEEDED;
        }
        return person.factor() == null ? SessionView.Factor.NONE : SessionView.Factor.ENROLLED;
    }
}
