package cn.yinling.hotline.calls;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import java.time.Duration;

/**
 * Asterisk's manager interface.
 *
 * @param pingEvery how often to ask whether it is there
 * @param answerWithin how long it may take to answer
 */
public record AmiConfig(
        @Default("127.0.0.1") String host,
        @Default("5038") int port,
        @Default("hotline") String username,
        Secret secret,
        @Default("5s") Duration pingEvery,
        @Default("2s") Duration answerWithin) {

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
                Duration.ofSeconds(2));
    }
}
