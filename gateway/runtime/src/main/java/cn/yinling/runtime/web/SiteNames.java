package cn.yinling.runtime.web;

import io.netty.util.NetUtil;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this server may be called. A page of another name that was made to resolve to our address
 * (DNS rebinding) is told by the name in its requests, which the browser writes and not the page.
 * An IP address is not resolved, so it cannot be made to. Immutable.
 */
final class SiteNames {
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

    private final Set<String> names;
    private final Set<String> authorities;

    private SiteNames(Set<String> names, Set<String> authorities) {
        this.names = names;
        this.authorities = authorities;
    }

    static SiteNames of(WebConfig config) {
        return new SiteNames(
                Stream.concat(
                                Stream.of("localhost", config.host()),
                                config.names().stream().map(SiteNames::withoutPort))
                        .map(SiteNames::plain)
                        .collect(Collectors.toUnmodifiableSet()),
                config.names().stream()
                        .map(SiteNames::plain)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Throws {@link IllegalArgumentException} that names the one that is none. */
    static void check(List<String> names) {
        for (String name : names) {
            if (!FORM.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "names: '%s' is no name, expected for example care.example or care.example:8443"
                                .formatted(name));
            }
        }
    }

    /** Whether a request to that authority (RFC 9110, section 7.2) is meant for us. */
    boolean areOurs(HostAndPort asked) {
        String host = plain(asked.host());
        return names.contains(host) || isAddress(host);
    }

    /**
     * Whether a page of that origin (RFC 6454) is one of ours: of a configured name, or of just
     * what the request was sent to, where that {@linkplain #areOurs is ours}.
     */
    boolean isOurPage(String origin, @Nullable HostAndPort asked) {
        String authority = authority(origin);
        return authority != null
                && (authorities.contains(authority)
                        || (asked != null && areOurs(asked) && authority.equals(written(asked))));
    }

    private static @Nullable String authority(String origin) {
        try {
            URI uri = URI.create(origin);
            String authority = uri.getRawAuthority();
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return isWeb && authority != null ? plain(authority) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As an origin has it: without the port where it is that of the scheme. */
    private static String written(HostAndPort asked) {
        int port = asked.port();
        boolean isUsual = port <= 0 || port == 80 || port == 443;
        return plain(isUsual ? asked.host() : asked.host() + ":" + port);
    }

    private static boolean isAddress(String host) {
        return NetUtil.isValidIpV4Address(host)
                || (host.startsWith("[")
                        && host.endsWith("]")
                        && NetUtil.isValidIpV6Address(host.substring(1, host.length() - 1)))
                || NetUtil.isValidIpV6Address(host);
    }

    private static String withoutPort(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** Names are one in any case, and with the root's dot. */
    private static String plain(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }
}
