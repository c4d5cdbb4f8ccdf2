package cn.yinling.hub.api;

import cn.yinling.runtime.config.Secret;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Lets through who sends the token (RFC 6750), in constant time; nobody where none is set.
 * Thread-safe.
 */
public final class BearerToken implements Handler<RoutingContext> {
    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] expected;

    public BearerToken(ApiConfig config) {
        Secret token = config.token();
        expected = token == null ? null : digest(token.value());
    }

    @Override
    public void handle(RoutingContext context) {
        String sent = context.request().getHeader("Authorization");
        if (expected == null) {
            Problem.forbidden(
                            "nobody may read this: set api.token, or YINLING_API_TOKEN, to a token of 16 characters or more")
                    .answer(context);
        } else if (sent != null
                && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(digest(sent.substring(SCHEME.length())), expected)) {
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Problem.unauthorized("send the token of api.token as 'Authorization: Bearer …'")
                    .answer(context);
        }
    }

    /** Digests are of one length, so that a comparison tells nothing of the token's. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
