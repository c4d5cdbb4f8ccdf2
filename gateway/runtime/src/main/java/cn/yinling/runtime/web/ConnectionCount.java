package cn.yinling.runtime.web;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How many connections there are, in all and of an address (of a /64 in IPv6, of which everybody
 * has all). Thread-safe, never blocks for long.
 */
public final class ConnectionCount {
    private final int most;
    private final int mostOfAddress;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    public ConnectionCount(int most, int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    /** Counts one more; false, and not counted, where it is one too many. */
    public boolean enter(InetAddress address) {
        return enter(address, mostOfAddress);
    }

    /** The same for an address that may have all there are. */
    boolean enterTrusted(InetAddress address) {
        return enter(address, most);
    }

    private synchronized boolean enter(InetAddress address, int mostOfThis) {
        String network = Client.network(address);
        int before = byAddress.getOrDefault(network, 0);
        if (all >= most || before >= mostOfThis) {
            return false;
        }
        byAddress.put(network, before + 1);
        all++;
        return true;
    }

    /** Counts one less, of those that have entered. */
    public synchronized void leave(InetAddress address) {
        byAddress.computeIfPresent(
                Client.network(address), (_, before) -> before == 1 ? null : before - 1);
        all--;
    }

    /** How many there are. */
    public synchronized int all() {
        return all;
    }
}
