package cn.yinling.accounts;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.PersonStore;
import cn.yinling.accounts.sessions.TokenKey;
import cn.yinling.accounts.tokens.ServiceToken;
import cn.yinling.accounts.tokens.TokenStore;
import cn.yinling.runtime.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over from a configuration who may use the software, where an earlier release had them.
 * Stateless.
 */
final class TakeOver {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
    private static final String TOKEN = "api.token";

    /** As it stands in the audit log since there is one. */
    private static final String TOKEN_NAME = "machine";

    private static final Duration TOKEN_GOOD_FOR = Duration.ofDays(365);

    private final PersonStore persons = new PersonStore();
    private final TokenStore tokens = new TokenStore();

    /** The token of a configuration as one of ours. */
    static ServiceToken token(Secret secret, Instant now) {
        return new ServiceToken(
                TOKEN_NAME, TokenKey.of(secret.value()), List.of("*"), now.plus(TOKEN_GOOD_FOR));
    }

    /** Once; later it only says that the configuration is not read any more. */
    void of(Handle handle, Configured configured, Instant now) {
        if (!configured.persons().isEmpty()) {
            persons(handle, configured);
        }
        Secret token = configured.token();
        if (token != null && isFirst(handle, TOKEN)) {
            tokens.add(handle, token(token, now), TOKEN);
            LOG.info(
                    "{}: it is a token of the database from now on, good for {} days; take it out of the configuration",
                    TOKEN,
                    TOKEN_GOOD_FOR.toDays());
        }
    }

    private boolean isFirst(Handle handle, String key) {
        boolean isFirst = persons.takeOver(handle, key);
        if (!isFirst) {
            LOG.warn(
                    "{}: it is not read any more, persons and tokens are in the database; take it out of the configuration",
                    key);
        }
        return isFirst;
    }

    private void persons(Handle handle, Configured configured) {
        if (!isFirst(handle, configured.key())) {
            return;
        }
        List<String> known =
                configured.persons().stream()
                        .filter(person -> !persons.add(handle, person, configured.key()))
                        .map(Person::id)
                        .toList();
        LOG.info(
                "{}: {} persons are in the database from now on; take the list out of the configuration",
                configured.key(),
                configured.persons().size());
        if (!known.isEmpty()) {
            LOG.warn(
                    "{}: {} were there already, and keep their names and passwords",
                    configured.key(),
                    known);
        }
    }
}
