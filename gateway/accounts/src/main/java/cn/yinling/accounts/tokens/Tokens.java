package cn.yinling.accounts.tokens;

import cn.yinling.accounts.sessions.TokenKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every program's token that counts, in memory. Thread-safe, never blocks. */
public final class Tokens {
    private final InstantSource clock;
    private volatile Map<String, ServiceToken> byKey = Map.of();

    /**
     * None yet.
     *
     * @param clock the time of day
     */
    public Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Whose token this is; found by its hash, so that the time it takes tells nothing of it. */
    public Optional<ServiceToken> find(String token) {
        return Optional.ofNullable(byKey.get(TokenKey.of(token)))
                .filter(found -> found.expiresAt().isAfter(clock.instant()));
    }

    public Collection<ServiceToken> all() {
        return byKey.values();
    }

    /** Has these from now on, and no others. */
    public void replace(Collection<ServiceToken> tokens) {
        byKey =
                tokens.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ServiceToken::key, Function.identity(), (one, _) -> one));
    }
}
