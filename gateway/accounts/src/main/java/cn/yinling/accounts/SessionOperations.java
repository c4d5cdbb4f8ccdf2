package cn.yinling.accounts;

import cn.yinling.runtime.signin.PasswordCheck;
import cn.yinling.runtime.signin.SignInLimit;
import cn.yinling.runtime.web.Client;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Operations;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sign-in and sign-out of people. Thread-safe. */
public final class SessionOperations implements Operations {
    private final Map<String, OperatorConfig> operators;
    private final OperatorSessions sessions;
    private final SignInLimit limit = new SignInLimit();
    private final PasswordCheck check = new PasswordCheck();
    private final MeterRegistry meters;

    public SessionOperations(
            List<OperatorConfig> operators, OperatorSessions sessions, MeterRegistry meters) {
        this.operators =
                operators.stream()
                        .collect(Collectors.toMap(OperatorConfig::name, Function.identity()));
        this.sessions = sessions;
        this.meters = meters;
    }

    /** What is sent. */
    record Credentials(String name, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[%s]".formatted(name);
        }
    }

    /** What is answered. */
    record View(String name, String displayName, String role, @Nullable Instant expiresAt) {
        static View of(Caller caller, @Nullable Instant expiresAt) {
            return new View(caller.name(), caller.displayName(), caller.role().code(), expiresAt);
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("signIn", this::signIn)
                .on("getSession", this::session)
                .on("signOut", this::signOut);
    }

    private Answer signIn(Call call) {
        Credentials sent = call.body(Credentials.class);
        SignInLimit.Attempt attempt = limit.begin(sent.name(), call.client().network());
        if (attempt == null) {
            return refused(Problem.tooMany("Too many wrong passwords: wait a minute"));
        }
        OperatorConfig operator = operators.get(sent.name());
        String hash = operator == null ? null : operator.passwordHash().value();
        return switch (check.judge(hash, sent.password()).join()) {
            case RIGHT -> {
                attempt.succeeded();
                yield begin(call, Objects.requireNonNull(operator));
            }
            case WRONG -> refused(Problem.unauthorized("Name or password is wrong"));
            case BUSY -> {
                attempt.giveBack();
                yield refused(Problem.unavailable("Too many sign in at once, try again"));
            }
        };
    }

    private Answer begin(Call call, OperatorConfig operator) {
        OperatorSessions.Session session = sessions.begin(operator);
        return Answer.json(View.of(operator.caller(), session.expiresAt()))
                .with("Set-Cookie", cookie(call.client(), session.token()).encode());
    }

    private Answer refused(Problem problem) {
        meters.counter("yinling.api.sign.ins.refused", "status", String.valueOf(problem.status()))
                .increment();
        return Answer.wrong(problem);
    }

    private Answer session(Call call) {
        OperatorSessions.Session session = current(call);
        return Answer.json(View.of(call.caller(), session == null ? null : session.expiresAt()));
    }

    private Answer signOut(Call call) {
        OperatorSessions.Session session = current(call);
        if (session != null) {
            sessions.end(session.token());
        }
        String gone = cookie(call.client(), "").setMaxAge(0).encode();
        return new Answer.Content(204, "application/json", new byte[0], Map.of("Set-Cookie", gone));
    }

    private OperatorSessions.@Nullable Session current(Call call) {
        Cookie cookie = call.request().getCookie(SignedIn.COOKIE);
        return call.caller().means() != Caller.Means.COOKIE || cookie == null
                ? null
                : sessions.use(cookie.getValue());
    }

    /** One that scripts cannot read, other sites cannot send, and TLS does not leave. */
    private static Cookie cookie(Client client, String token) {
        return Cookie.cookie(SignedIn.COOKIE, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(client.isOverTls())
                .setSameSite(CookieSameSite.STRICT);
    }
}
