package cn.yinling.accounts.tokens;

import cn.yinling.accounts.sessions.TokenKey;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Tokens of programs in the API. Thread-safe. */
public final class TokenOperations implements Operations {
    private static final int TOKEN_BYTES = 32;
    private static final Duration LONGEST = Duration.ofDays(731);

    private final Database database;
    private final Runnable refresh;
    private final InstantSource clock;
    private final TokenStore store = new TokenStore();

    /**
     * Wires it.
     *
     * @param refresh takes up what has changed, and returns then
     * @param clock the time of day
     */
    public TokenOperations(Database database, Runnable refresh, InstantSource clock) {
        this.database = database;
        this.refresh = refresh;
        this.clock = clock;
    }

    private record View(String name, List<String> scopes, Instant expiresAt, boolean expired) {}

    private record Entry(String name, List<String> scopes, Instant expiresAt) {}

    private record Made(View of, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Made[%s]".formatted(of.name());
        }
    }

    private record Items(List<View> items) {}

    @Override
    public void bind(Binding binding) {
        binding.on("listTokens", _ -> list())
                .on("createToken", this::create)
                .on("endToken", this::end);
    }

    private Answer list() {
        return Answer.json(
                new Items(
                        database.jdbi().withHandle(store::all).stream().map(this::view).toList()));
    }

    private Answer create(Call call) {
        Entry entry = call.body(Entry.class);
        Instant now = clock.instant();
        if (!entry.expiresAt().isAfter(now) || entry.expiresAt().isAfter(now.plus(LONGEST))) {
            throw Call.mistake(
                    "body", "/expiresAt", "must be later than now, and within two years");
        }
        String token = TokenKey.random(TOKEN_BYTES);
        ServiceToken made =
                new ServiceToken(
                        entry.name(),
                        TokenKey.of(token),
                        entry.scopes().stream().distinct().sorted().toList(),
                        entry.expiresAt());
        boolean isAdded =
                database.jdbi()
                        .inTransaction(handle -> store.add(handle, made, call.caller().name()));
        if (!isAdded) {
            return Answer.wrong(
                    Problem.coded(
                            409,
                            "name-taken",
                            "There is a token of that name",
                            "Choose another name, or end that one first."));
        }
        refresh.run();
        return Answer.json(201, new Made(view(made), token));
    }

    private Answer end(Call call) {
        String name = call.path("tokenName");
        if (!database.jdbi().inTransaction(handle -> store.end(handle, name))) {
            return Answer.wrong(Problem.notFound("There is no token of that name"));
        }
        refresh.run();
        return Answer.nothing();
    }

    private View view(ServiceToken token) {
        return new View(
                token.name(),
                token.scopes(),
                token.expiresAt(),
                !token.expiresAt().isAfter(clock.instant()));
    }
}
