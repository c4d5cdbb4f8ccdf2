package cn.yinling.accounts.signin;

import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.oidc.OidcOperations;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.sessions.Begun;
import cn.yinling.accounts.sessions.Sessions;
import cn.yinling.runtime.web.api.Call;
import io.vertx.core.http.Cookie;

/** Lets in who has signed in at another house. Thread-safe. */
public final class ElsewhereDoor implements OidcOperations.Door {
    private final Sessions sessions;
    private final FactorRule rule;
    private final Journal journal;

    public ElsewhereDoor(Sessions sessions, FactorRule rule, Journal journal) {
        this.sessions = sessions;
        this.rule = rule;
        this.journal = journal;
    }

    /** That house is no way around a second factor. */
    @Override
    public boolean mayCome(Person person, boolean hasSecondFactor) {
        return hasSecondFactor || (person.factor() == null && !rule.isUnmet(person));
    }

    @Override
    public Cookie begin(Call call, Person person, boolean hasSecondFactor) {
        String network = call.client().network();
        journal.keep(person.id(), "signIn", null, network + " by OpenID Connect");
        Begun begun =
                hasSecondFactor ? sessions.beginVouched(person) : sessions.begin(person, null);
        return SignedIn.COOKIE.of(begun, call.client());
    }
}
