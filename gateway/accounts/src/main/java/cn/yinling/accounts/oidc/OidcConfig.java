package cn.yinling.accounts.oidc;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * By which other house's sign-in people may come (OpenID Connect Core 1.0, authorization code flow
 * with PKCE).
 *
 * @param name how that house is called on the button
 * @param issuer its address, below which it says where everything is
 * @param clientId how we are called there
 * @param clientSecret by which we show it; null for a public client
 * @param claim in which it says what we call a person's id
 * @param hasSecondFactor whether it asks everybody for a second factor; else who has one here, or
 *     needs one, signs in here
 */
public record OidcConfig(
        @Default("统一身份认证") String name,
        URI issuer,
        String clientId,
        @Nullable Secret clientSecret,
        @Default("preferred_username") String claim,
        @Default("false") boolean hasSecondFactor) {
    public OidcConfig {
        boolean isWeb = "https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme());
        if (!isWeb || issuer.getHost() == null) {
            throw new IllegalArgumentException(
                    "issuer must be an address as https://login.example, was '%s'"
                            .formatted(issuer));
        }
        if (name.isBlank() || clientId.isBlank() || claim.isBlank()) {
            throw new IllegalArgumentException("name, client-id and claim must not be empty");
        }
    }
}
