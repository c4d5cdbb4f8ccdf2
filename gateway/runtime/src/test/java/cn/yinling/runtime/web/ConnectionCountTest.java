package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionCountTest {
    private final ConnectionCount count = new ConnectionCount(5, 2);

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress address6(int network, int host) {
        return address(0x20, 1, 0xd, 0xb8, 0, 0, 0, network, 0, 0, 0, 0, 0, 0, 0, host);
    }

    @Test
    void addressHasItsShareAndAllTogetherTheirs() {
        for (int host = 1; host <= 2; host++) {
            assertThat(count.enter(address(10, 0, 0, host))).isTrue();
            assertThat(count.enter(address(10, 0, 0, host))).isTrue();
            assertThat(count.enter(address(10, 0, 0, host))).isFalse();
        }
        assertThat(count.enter(address(10, 0, 0, 3))).isTrue();
        assertThat(count.enter(address(10, 0, 0, 4))).isFalse();
        assertThat(count.all()).isEqualTo(5);
    }

    @Test
    void whoLeavesMakesRoom() {
        InetAddress address = address(10, 0, 0, 1);
        count.enter(address);
        count.enter(address);
        count.leave(address);
        assertThat(count.enter(address)).isTrue();
        count.leave(address);
        count.leave(address);
        assertThat(count.all()).isZero();
    }

    @Test
    void networkOfIpv6IsOneAddress() {
        assertThat(count.enter(address6(1, 1))).isTrue();
        assertThat(count.enter(address6(1, 2))).isTrue();
        assertThat(count.enter(address6(1, 3))).isFalse();
        assertThat(count.enter(address6(2, 1))).isTrue();
    }

    @Test
    void proxyMayHaveThemAll() {
        for (int i = 0; i < 5; i++) {
            assertThat(count.enterTrusted(address(10, 0, 0, 1))).isTrue();
        }
        assertThat(count.enterTrusted(address(10, 0, 0, 1))).isFalse();
    }
}
