package cn.yinling.accounts.oidc;

import cn.yinling.accounts.oidc.OpenIdProvider.Journey;
import cn.yinling.accounts.oidc.OpenIdProvider.NotToldException;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.Persons;
import cn.yinling.runtime.web.Client;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in by another house, in the API. Thread-safe. */
public final class OidcOperations implements Operations {
    private static final Logger LOG = LoggerFactory.getLogger(OidcOperations.class);
    private static final String BACK = "/api/session/oidc/callback";
    private static final String COOKIE = "yinling-oidc";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WAITING_MOST = 10_000;

    private final @Nullable OidcConfig config;
    private final @Nullable OpenIdProvider provider;
    private final Persons persons;
    private final Door door;
    private final Cache<String, Journey> underWay =
            Caffeine.newBuilder().expireAfterWrite(PATIENCE).maximumSize(WAITING_MOST).build();

    /** Lets people in. */
    public interface Door {
        /** Whether she may come by another house. */
        boolean mayCome(Person person, boolean hasSecondFactor);

        /** The cookie of her session, which begins. */
        Cookie begin(Call call, Person person, boolean hasSecondFactor);
    }

    /**
     * Wires it.
     *
     * @param config null for no other house
     */
    public OidcOperations(@Nullable OidcConfig config, Persons persons, Door door) {
        this.config = config;
        this.provider = config == null ? null : new OpenIdProvider(config);
        this.persons = persons;
        this.door = door;
    }

    private record Ways(@Nullable String openIdConnect) {}

    @Override
    public void bind(Binding binding) {
        binding.on("getSignInWays", _ -> ways())
                .on("beginOidc", this::begin)
                .on("finishOidc", this::finish);
    }

    private Answer ways() {
        return Answer.json(new Ways(config == null ? null : config.name()));
    }

    private Answer begin(Call call) {
        if (provider == null) {
            return refused("oidc-none");
        }
        Journey journey = Journey.to(back(call));
        try {
            URI there = provider.signIn(journey);
            underWay.put(journey.state(), journey);
            return to(there.toString()).with("Set-Cookie", cookie(call, journey.state()).encode());
        } catch (NotToldException e) {
            LOG.warn("nobody can sign in by {}: {}", config, e.getMessage());
            return refused("oidc-away");
        }
    }

    private Answer finish(Call call) {
        Cookie cookie = call.request().getCookie(COOKIE);
        String state = call.query("state");
        Journey journey = state == null ? null : underWay.asMap().remove(state);
        boolean isTheSameBrowser = cookie != null && cookie.getValue().equals(state);
        String code = call.query("code");
        if (provider == null || journey == null || !isTheSameBrowser) {
            return refused("oidc-late");
        }
        if (code == null) {
            LOG.info("a sign-in elsewhere was given up: {}", call.query("error"));
            return refused("oidc-given-up");
        }
        try {
            return come(call, provider.person(journey, code));
        } catch (NotToldException e) {
            LOG.warn("a sign-in elsewhere is not believed: {}", e.getMessage());
            return refused("oidc-away");
        }
    }

    private Answer come(Call call, String id) {
        boolean hasSecondFactor = config != null && config.hasSecondFactor();
        Optional<Person> person = persons.find(id);
        if (person.isEmpty()) {
            LOG.info("somebody has signed in elsewhere who is nobody here");
            return refused("oidc-unknown");
        }
        if (!door.mayCome(person.get(), hasSecondFactor)) {
            return refused("oidc-factor");
        }
        Cookie session = door.begin(call, person.get(), hasSecondFactor);
        return to("/").with("Set-Cookie", session.encode());
    }

    /** Where she comes back to: as her browser calls us, which the web server has looked at. */
    private static URI back(Call call) {
        Client client = call.client();
        String host = String.valueOf(call.request().authority());
        return URI.create("%s://%s%s".formatted(client.isOverTls() ? "https" : "http", host, BACK));
    }

    /** Sent along when she comes back from another site, which the session's cookie is not. */
    private static Cookie cookie(Call call, String state) {
        return Cookie.cookie(COOKIE, state)
                .setPath(BACK)
                .setHttpOnly(true)
                .setMaxAge(PATIENCE.toSeconds())
                .setSecure(call.client().isOverTls())
                .setSameSite(CookieSameSite.LAX);
    }

    /** Back to the page, which has words for it. */
    private static Answer refused(String code) {
        return to("/?refused=" + code);
    }

    private static Answer.Content to(String address) {
        return new Answer.Content(
                302,
                "text/plain",
                new byte[0],
                Map.of("Location", address, "Cache-Control", "no-store"));
    }
}
