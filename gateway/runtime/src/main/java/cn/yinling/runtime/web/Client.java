package cn.yinling.runtime.web;

import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;

/**
 * Who has sent a request, as far as it can be believed: the other end of the connection, or who
 * stands behind it where that is a proxy of ours. Immutable.
 *
 * @param isOverTls whether the request came over TLS, at our door or at the proxy's
 */
public record Client(InetAddress address, boolean isOverTls) {
    private static final String KEY = "yinling.client";
    private static final int NETWORK_BYTES = 8;

    /** Who has sent the request that is being answered. */
    public static Client of(RoutingContext context) {
        return Objects.requireNonNull(context.<Client>get(KEY));
    }

    void rememberIn(RoutingContext context) {
        context.put(KEY, this);
    }

    /** By what it is counted: its address, of IPv6 the /64, of which everybody has all. */
    public String network() {
        return network(address);
    }

    /** By what connections from that address are counted. */
    public static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
