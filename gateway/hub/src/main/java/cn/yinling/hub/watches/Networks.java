package cn.yinling.hub.watches;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/** From where connections may come. Immutable. */
record Networks(List<IpSubnetFilterRule> allowed) {
    /** Throws {@link IllegalArgumentException} that names the one that is no network. */
    static Networks of(List<String> networks) {
        return new Networks(networks.stream().map(Networks::parse).toList());
    }

    private static IpSubnetFilterRule parse(String network) {
        int slash = network.indexOf('/');
        try {
            return new IpSubnetFilterRule(
                    network.substring(0, slash),
                    Integer.parseInt(network.substring(slash + 1)),
                    IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no network, expected for example 10.64.0.0/16".formatted(network), e);
        }
    }

    boolean allow(SocketAddress address) {
        return allowed.isEmpty()
                || (address instanceof InetSocketAddress internet
                        && allowed.stream().anyMatch(rule -> rule.matches(internet)));
    }
}
