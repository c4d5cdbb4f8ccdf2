package cn.yinling.hub;

import cn.yinling.accounts.oidc.OidcConfig;
import cn.yinling.accounts.sessions.SessionRules;
import cn.yinling.accounts.signin.FactorRule;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Limits;
import cn.yinling.runtime.web.api.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the API, and how much of it at once.
 *
 * @param token by which machines sign in, as {@code Authorization: Bearer}; null: none may
 * @param sessionIdle after which a person's session ends without a request
 * @param sessionLongest after which it ends in any case
 * @param secondFactorFor the roles that count only with a second factor
 * @param oidc by which other house's sign-in people may come; null for none
 * @param bodyMost bytes of a request's body
 * @param importMost bytes of a CSV file
 * @param streamsMost open {@code /api/live}
 */
public record ApiConfig(
        @Nullable Secret token,
        @Default("30m") Duration sessionIdle,
        @Default("12h") Duration sessionLongest,
        @Default("operator, supervisor, auditor") List<Role> secondFactorFor,
        @Nullable OidcConfig oidc,
        @Default("262144") int bodyMost,
        @Default("16777216") int importMost,
        @Default("200") int streamsMost) {
    public ApiConfig {
        secondFactorFor = List.copyOf(secondFactorFor);
        if (token != null && token.value().length() < 16) {
            throw new IllegalArgumentException("token must have 16 characters or more");
        }
        if (!sessionIdle.isPositive() || sessionLongest.compareTo(sessionIdle) < 0) {
            throw new IllegalArgumentException(
                    "session-idle must be more than nothing, and session-longest no less");
        }
        if (bodyMost < 4096 || importMost < 4096) {
            throw new IllegalArgumentException("body-most and import-most must be 4096 or more");
        }
        if (streamsMost < 0) {
            throw new IllegalArgumentException("streams-most must be 0 or more");
        }
    }

    Limits limits() {
        return new Limits(bodyMost, importMost);
    }

    FactorRule factors() {
        return new FactorRule(Set.copyOf(secondFactorFor));
    }

    SessionRules sessions() {
        return SessionRules.ofPages(sessionIdle, sessionLongest);
    }

    /** For a demo or a test, where a password is enough. */
    public static ApiConfig byPasswordAlone() {
        return ofToken(null);
    }

    /** The same, with this token. */
    public static ApiConfig ofToken(@Nullable Secret token) {
        return new ApiConfig(
                token,
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                List.of(),
                null,
                262_144,
                16_777_216,
                200);
    }

    /** The same, where these roles count only with a second factor. */
    public ApiConfig withSecondFactorFor(Role... roles) {
        return new ApiConfig(
                token,
                sessionIdle,
                sessionLongest,
                List.of(roles),
                oidc,
                bodyMost,
                importMost,
                streamsMost);
    }

    /** The same, with another house's sign-in. */
    public ApiConfig with(OidcConfig other) {
        return new ApiConfig(
                token,
                sessionIdle,
                sessionLongest,
                secondFactorFor,
                other,
                bodyMost,
                importMost,
                streamsMost);
    }
}
