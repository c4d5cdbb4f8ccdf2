package cn.yinling.hub;

import cn.yinling.accounts.Accounts;
import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.oidc.OidcOperations;
import cn.yinling.accounts.personnel.PersonOperations;
import cn.yinling.accounts.personnel.Personnel;
import cn.yinling.accounts.signin.ElsewhereDoor;
import cn.yinling.accounts.signin.FactorOperations;
import cn.yinling.accounts.signin.Invitations;
import cn.yinling.accounts.signin.SessionOperations;
import cn.yinling.accounts.signin.SignIn;
import cn.yinling.accounts.signin.SignedIn;
import cn.yinling.accounts.tokens.TokenOperations;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Operations;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts by which people sign in and are managed, and what each answers in the API. */
final class AccountServices {
    private static final Logger LOG = LoggerFactory.getLogger(AccountServices.class);

    private AccountServices() {}

    private static @Nullable Void unannounced(Throwable why) {
        LOG.warn(
                "whether there is an operator is not known; './care account first' makes a one-time code: {}",
                why.toString());
        return null;
    }

    static List<Operations> of(
            ApiConfig config, Ground ground, Journal journal, SignedIn signedIn) {
        Accounts accounts = ground.accounts();
        Database database = ground.database();
        InstantSource clock = ground.clock();
        Runnable refresh = () -> accounts.refresh().join();
        Invitations invitations = new Invitations(database::jdbi, clock);
        var _ =
                accounts.whenTakenOver()
                        .thenRunAsync(
                                invitations::announceFirst,
                                task -> Thread.ofVirtual().name("first-sign-in").start(task))
                        .exceptionally(AccountServices::unannounced);
        SignIn signIn =
                new SignIn(
                        accounts.persons(),
                        accounts.lastCodes(),
                        database,
                        clock,
                        journal,
                        ground.meters());
        return List.of(
                new SessionOperations(
                        signIn,
                        signedIn,
                        invitations,
                        accounts.sessions(),
                        journal,
                        database,
                        refresh,
                        clock),
                new FactorOperations(
                        signIn, database, accounts.lastCodes(), journal, refresh, clock),
                new OidcOperations(
                        config.oidc(),
                        accounts.persons(),
                        new ElsewhereDoor(accounts.sessions(), config.factors(), journal)),
                new TokenOperations(database, refresh, clock),
                new PersonOperations(
                        new Personnel(database::jdbi, invitations, clock),
                        ground.borders()::isThere,
                        refresh));
    }
}
