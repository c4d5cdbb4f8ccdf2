package cn.yinling.accounts;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Callers;
import cn.yinling.runtime.web.api.Role;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: by a token (RFC 6750), compared in constant time, or by a session's cookie.
 * Thread-safe.
 */
public final class SignedIn implements Callers {
    static final String COOKIE = "yinling-operator";
    static final Caller MACHINE = new Caller("machine", "API", Role.OPERATOR, Caller.Means.TOKEN);
    private static final String SCHEME = "Bearer ";

    private final OperatorSessions sessions;
    private final byte @Nullable [] token;

    /**
     * Whoever has one of these.
     *
     * @param token by which machines sign in, null where none may
     */
    public SignedIn(OperatorSessions sessions, @Nullable Secret token) {
        this.sessions = sessions;
        this.token = token == null ? null : digest(token.value());
    }

    @Override
    public @Nullable Caller of(HttpServerRequest request) {
        String sent = request.getHeader("Authorization");
        if (sent != null && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            boolean isRight =
                    token != null
                            && MessageDigest.isEqual(
                                    digest(sent.substring(SCHEME.length()).strip()), token);
            return isRight ? MACHINE : null;
        }
        Cookie cookie = request.getCookie(COOKIE);
        OperatorSessions.Session session = cookie == null ? null : sessions.use(cookie.getValue());
        return session == null ? null : session.operator().caller();
    }

    /** Digests are of one length, so that a comparison tells nothing of the token's. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
