package cn.yinling.accounts.oidc;

import cn.yinling.runtime.config.Secret;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Another house's sign-in, as it says of itself (OpenID Connect Discovery 1.0). Thread-safe.
 * Blocks.
 */
final class OpenIdProvider {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final Duration DISCOVERED_FOR = Duration.ofHours(1);

    private final OidcConfig config;
    private @Nullable OIDCProviderMetadata metadata;
    private long discoveredNanos;

    OpenIdProvider(OidcConfig config) {
        this.config = config;
    }

    /** Somebody on her way there and back. */
    record Journey(String state, String nonce, String verifier, URI back) {
        static Journey to(URI back) {
            return new Journey(
                    new State().getValue(),
                    new Nonce().getValue(),
                    new CodeVerifier().getValue(),
                    back);
        }

        /** Without what nobody else may know. */
        @Override
        public String toString() {
            return "Journey";
        }
    }

    /** The house does not answer, or not as it should. */
    static final class NotToldException extends Exception {
        private static final long serialVersionUID = 1L;

        NotToldException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Where her browser is sent. */
    URI signIn(Journey journey) throws NotToldException {
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope("openid", "profile"),
                        new ClientID(config.clientId()),
                        journey.back())
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(new State(journey.state()))
                .nonce(new Nonce(journey.nonce()))
                .codeChallenge(new CodeVerifier(journey.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Who she is there.
     *
     * @param code with which she came back
     */
    String person(Journey journey, String code) throws NotToldException {
        try {
            OIDCTokens tokens = tokens(journey, code);
            IDTokenClaimsSet claims =
                    validator().validate(tokens.getIDToken(), new Nonce(journey.nonce()));
            String told = claims.getStringClaim(config.claim());
            String person = told == null ? userInfo(claims, tokens) : told;
            if (person == null) {
                throw new NotToldException(
                        "it does not say %s of anybody".formatted(config.claim()), null);
            }
            return person;
        } catch (IOException | GeneralException | BadJOSEException | JOSEException e) {
            throw new NotToldException(String.valueOf(e.getMessage()), e);
        }
    }

    private OIDCTokens tokens(Journey journey, String code)
            throws IOException, GeneralException, NotToldException {
        ClientID client = new ClientID(config.clientId());
        URI endpoint = metadata().getTokenEndpointURI();
        AuthorizationGrant grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code),
                        journey.back(),
                        new CodeVerifier(journey.verifier()));
        Secret secret = config.clientSecret();
        TokenRequest request =
                secret == null
                        ? new TokenRequest.Builder(endpoint, client, grant).build()
                        : new TokenRequest.Builder(
                                        endpoint,
                                        new ClientSecretBasic(
                                                client,
                                                new com.nimbusds.oauth2.sdk.auth.Secret(
                                                        secret.value())),
                                        grant)
                                .build();
        TokenResponse response =
                OIDCTokenResponseParser.parse(patient(request.toHTTPRequest()).send());
        if (!(response instanceof OIDCTokenResponse told)) {
            throw new NotToldException(
                    "it refuses the code: "
                            + response.toErrorResponse().getErrorObject().getDescription(),
                    null);
        }
        return told.getOIDCTokens();
    }

    private IDTokenValidator validator() throws IOException, NotToldException {
        OIDCProviderMetadata known = metadata();
        return new IDTokenValidator(
                known.getIssuer(),
                new ClientID(config.clientId()),
                JWSAlgorithm.RS256,
                known.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS));
    }

    /** Many say it only where they are asked once more. */
    private @Nullable String userInfo(IDTokenClaimsSet claims, OIDCTokens tokens)
            throws IOException, GeneralException, NotToldException {
        URI endpoint = metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            return null;
        }
        UserInfoRequest request = new UserInfoRequest(endpoint, tokens.getBearerAccessToken());
        UserInfoResponse response = UserInfoResponse.parse(patient(request.toHTTPRequest()).send());
        if (!response.indicatesSuccess()) {
            return null;
        }
        UserInfo info = response.toSuccessResponse().getUserInfo();
        boolean isHers = claims.getSubject().equals(info.getSubject());
        return isHers ? info.getStringClaim(config.claim()) : null;
    }

    private static HTTPRequest patient(HTTPRequest request) {
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        return request;
    }

    private synchronized OIDCProviderMetadata metadata() throws NotToldException {
        boolean isOld = System.nanoTime() - discoveredNanos > DISCOVERED_FOR.toNanos();
        if (metadata == null || isOld) {
            try {
                metadata =
                        OIDCProviderMetadata.resolve(
                                new Issuer(config.issuer()), PATIENCE_MILLIS, PATIENCE_MILLIS);
                discoveredNanos = System.nanoTime();
            } catch (IOException | GeneralException e) {
                throw new NotToldException(
                        "%s does not say what it offers: %s"
                                .formatted(config.issuer(), e.getMessage()),
                        e);
            }
        }
        return Objects.requireNonNull(metadata);
    }
}
