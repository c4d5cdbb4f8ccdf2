package cn.yinling.accounts.sessions;

import cn.yinling.runtime.web.Client;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a browser shows for its session: scripts cannot read it, other sites cannot send it, and TLS
 * does not leave it. Immutable.
 */
public record SessionCookie(String name) {
    /** What a browser shows; null where it shows nothing. */
    public @Nullable String token(HttpServerRequest request) {
        Cookie cookie = request.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    public Cookie of(Begun begun, Client client) {
        return cookie(begun.token(), client);
    }

    /** By which a browser forgets the one it has. */
    public Cookie gone(Client client) {
        return cookie("", client).setMaxAge(0);
    }

    private Cookie cookie(String token, Client client) {
        return Cookie.cookie(name, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(client.isOverTls())
                .setSameSite(CookieSameSite.STRICT);
    }
}
