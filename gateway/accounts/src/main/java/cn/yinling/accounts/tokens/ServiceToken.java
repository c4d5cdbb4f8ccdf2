package cn.yinling.accounts.tokens;

import java.time.Instant;
import java.util.List;

/**
 * By which a program uses the API. Immutable.
 *
 * @param name stands in the audit log
 * @param key SHA-256 of the token, in hex: whoever reads this has no token
 * @param scopes as {@code readings:read}; {@code *} for all of them
 * @param expiresAt from when on it counts no more
 */
public record ServiceToken(String name, String key, List<String> scopes, Instant expiresAt) {
    public ServiceToken {
        scopes = List.copyOf(scopes);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServiceToken[%s %s]".formatted(name, scopes);
    }
}
