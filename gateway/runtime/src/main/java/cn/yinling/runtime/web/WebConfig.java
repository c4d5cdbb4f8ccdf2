package cn.yinling.runtime.web;

import cn.yinling.runtime.config.Default;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a process's pages are, by what name, and how much of them at once.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param names by which browsers may call it besides its IP addresses and {@code localhost}, as
 *     they stand in the address bar: {@code care.example}, {@code care.example:8443}
 * @param proxies whose {@code Forwarded} and {@code X-Forwarded-For} are believed, as {@code
 *     10.0.0.7} or {@code 10.0.0.0/24}
 * @param tls certificate and key; null for none
 * @param plainHttp whether others than this machine may come without TLS: only where a proxy of
 *     ours stands before it and speaks TLS with them
 * @param limits how long a connection may take, and how many there may be
 */
public record WebConfig(
        @Default("127.0.0.1") String host,
        int port,
        List<String> names,
        List<String> proxies,
        @Nullable WebTlsConfig tls,
        @Default("false") boolean plainHttp,
        WebLimits limits) {
    public WebConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        names = List.copyOf(names);
        proxies = List.copyOf(proxies);
        SiteNames.check(names);
        Proxies.of(proxies);
        if (tls == null && !plainHttp && !isOfThisMachine(host)) {
            throw new IllegalArgumentException(
                    ("host %s is reached by others, and without TLS they could be listened to: give tls with"
                                    + " certificate and key, or plain-http: true where a proxy of yours speaks TLS with them")
                            .formatted(host));
        }
    }

    private static boolean isOfThisMachine(String host) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
        return host.equalsIgnoreCase("localhost")
                || (address != null && address.isLoopbackAddress());
    }

    /** Called by its addresses alone, behind no proxy. */
    public WebConfig(String host, int port) {
        this(host, port, List.of(), List.of(), null, false, WebLimits.defaults());
    }

    /** The same, called by that name as well. */
    public WebConfig named(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return new WebConfig(host, port, more, proxies, tls, plainHttp, limits);
    }

    /** The same behind those proxies. */
    public WebConfig behind(String... trusted) {
        return new WebConfig(host, port, names, List.of(trusted), tls, plainHttp, limits);
    }

    /** The same with other limits. */
    public WebConfig within(WebLimits other) {
        return new WebConfig(host, port, names, proxies, tls, plainHttp, other);
    }

    /** The same with TLS. */
    public WebConfig over(WebTlsConfig secure) {
        return new WebConfig(host, port, names, proxies, secure, plainHttp, limits);
    }

    /** How a browser's address of it begins. */
    public String scheme() {
        return tls == null ? "http" : "https";
    }
}
