package cn.yinling.hotline.calls;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk's manager interface.
 *
 * @param pingEvery how often to ask whether it is there
 * @param answerWithin how long it may take to answer
 * @param browserPhones how the agents' pages are telephones; null where those stand on the desks
 */
public record AmiConfig(
        @Default("127.0.0.1") String host,
        @Default("5038") int port,
        @Default("hotline") String username,
        Secret secret,
        @Default("5s") Duration pingEvery,
        @Default("2s") Duration answerWithin,
        @Nullable BrowserPhoneConfig browserPhones) {

    public AmiConfig {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
        }
    }

    public static AmiConfig at(String host, int port, String username, String secret) {
        return new AmiConfig(
                host,
                port,
                username,
                new Secret(secret),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                null);
    }

    /** The same exchange, whose telephones are in the agents' pages. */
    public AmiConfig with(BrowserPhoneConfig phones) {
        return new AmiConfig(host, port, username, secret, pingEvery, answerWithin, phones);
    }
}
