package cn.yinling.hub.enrolment;

import cn.yinling.runtime.config.Default;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How devices come into use.
 *
 * @param publicWeb where installers' devices reach this gateway over HTTP; null: where it listens
 * @param publicMqtt where devices reach it over MQTT; null: where it listens
 * @param codeValidFor how long a claim code is good
 * @param reportEvery how often a device is told to send readings
 * @param attemptsPerMinute claim codes that one address may try; all together ten times as many
 */
public record EnrolmentConfig(
        @Nullable String publicWeb,
        @Nullable String publicMqtt,
        @Default("1d") Duration codeValidFor,
        @Default("10s") Duration reportEvery,
        @Default("10") int attemptsPerMinute) {

    public EnrolmentConfig {
        check("public-web", publicWeb, "https", "http");
        check("public-mqtt", publicMqtt, "ssl", "tcp");
        if (!codeValidFor.isPositive() || codeValidFor.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException(
                    "code-valid-for must be more than nothing and at most 30d, was "
                            + codeValidFor);
        }
        if (reportEvery.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "report-every must be 1s or more, was " + reportEvery);
        }
        if (attemptsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "attempts-per-minute must be 1 or more, was " + attemptsPerMinute);
        }
    }

    public static EnrolmentConfig defaults() {
        return new EnrolmentConfig(null, null, Duration.ofDays(1), Duration.ofSeconds(10), 10);
    }

    /**
     * What the gateway is called where it is reached over HTTP, as {@code gateway.example:8443};
     * null where that is not configured, or is an address, which needs no name.
     */
    public @Nullable String publicWebAuthority() {
        String authority = publicWeb == null ? null : URI.create(publicWeb).getRawAuthority();
        return authority == null || authority.contains("[") ? null : authority;
    }

    private static void check(String key, @Nullable String address, String safe, String plain) {
        if (address == null) {
            return;
        }
        URI uri = URI.create(address);
        boolean isRight = safe.equals(uri.getScheme()) || plain.equals(uri.getScheme());
        if (!isRight || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "%s must be as %s://gateway.example, was '%s'".formatted(key, safe, address));
        }
    }
}
