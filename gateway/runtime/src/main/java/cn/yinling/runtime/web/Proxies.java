package cn.yinling.runtime.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is taken for where a request comes from (RFC 7239, and the headers that were before
 * it). Immutable.
 */
final class Proxies {
    private static final int EVERY_BIT_OF_4 = 32;
    private static final int EVERY_BIT_OF_6 = 128;

    private final List<IpSubnetFilterRule> trusted;

    private Proxies(List<IpSubnetFilterRule> trusted) {
        this.trusted = trusted;
    }

    /** Throws {@link IllegalArgumentException} that names the one that is no address. */
    static Proxies of(List<String> addresses) {
        return new Proxies(addresses.stream().map(Proxies::parse).toList());
    }

    private static IpSubnetFilterRule parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
        try {
            int all =
                    address != null && address.getAddress().length == 4
                            ? EVERY_BIT_OF_4
                            : EVERY_BIT_OF_6;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(
                    Objects.requireNonNull(address), bits, IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "proxies: '%s' is no address, expected for example 10.0.0.7 or 10.0.0.0/24"
                            .formatted(text),
                    e);
        }
    }

    /** Whether it is a proxy of ours. */
    boolean trust(InetAddress address) {
        return trusted.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(address, 0)));
    }

    /** Who has sent it. */
    Client client(HttpServerRequest request) {
        InetAddress peer = Objects.requireNonNull(address(request.remoteAddress().hostAddress()));
        if (!trust(peer)) {
            return new Client(peer, request.isSSL());
        }
        MultiMap headers = request.headers();
        return new Client(origin(peer, headers), request.isSSL() || isOverTls(headers));
    }

    /**
     * A proxy writes one of the two headers and hands on the other as a stranger has written it; so
     * where they disagree, neither is believed.
     */
    private InetAddress origin(InetAddress peer, MultiMap headers) {
        List<String> standard =
                elements(headers, "Forwarded").map(one -> part(one, "for")).toList();
        List<String> usual = elements(headers, "X-Forwarded-For").toList();
        InetAddress one = nearest(peer, standard);
        InetAddress other = nearest(peer, usual);
        if (standard.isEmpty() || usual.isEmpty()) {
            return standard.isEmpty() ? other : one;
        }
        return one.equals(other) ? one : peer;
    }

    /** From our end on, the first that is no proxy of ours; beyond it anybody may have written. */
    private InetAddress nearest(InetAddress peer, List<String> hops) {
        InetAddress last = peer;
        for (String hop : hops.reversed()) {
            InetAddress address = address(hop);
            if (address == null) {
                return last;
            }
            last = address;
            if (!trust(address)) {
                return last;
            }
        }
        return last;
    }

    private static boolean isOverTls(MultiMap headers) {
        return Stream.concat(
                        elements(headers, "Forwarded").map(one -> part(one, "proto")),
                        elements(headers, "X-Forwarded-Proto"))
                .anyMatch("https"::equalsIgnoreCase);
    }

    private static Stream<String> elements(MultiMap headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip);
    }

    /** A parameter of one element of {@code Forwarded}; empty where it is not there. */
    private static String part(String element, String name) {
        return Arrays.stream(element.split(";", -1))
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    /** Of {@code 10.0.0.7}, {@code 10.0.0.7:443}, {@code [::1]:443}; never asks a name server. */
    private static @Nullable InetAddress address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String host = text;
        if (text.startsWith("[")) {
            host = text.substring(1, Math.max(1, text.indexOf(']')));
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            host = text.substring(0, text.indexOf(':'));
        }
        return NetUtil.createInetAddressFromIpAddressString(host);
    }
}
