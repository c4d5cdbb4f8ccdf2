package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.runtime.process.Metrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request comes from, behind proxies and without. */
class ProxiesIT {
    private static final WebConfig OPEN = new WebConfig("127.0.0.1", 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For: 203.0.113.9 | 203.0.113.9",
                "X-Forwarded-For: 198.51.100.1, 203.0.113.9 | 203.0.113.9",
                "X-Forwarded-For: 203.0.113.9, 10.0.0.8 | 203.0.113.9",
                "X-Forwarded-For: 203.0.113.9:4711 | 203.0.113.9",
                "X-Forwarded-For: 2001:db8:1:2:3::4 | 2001:db8:1:2:0:0:0:0/64",
                "X-Forwarded-For: unknown | 127.0.0.1",
                "X-Forwarded-For: localhost | 127.0.0.1",
                "X-Other: 1 | 127.0.0.1",
                "Forwarded: for=203.0.113.9;proto=https | 203.0.113.9",
                "Forwarded: for=\"[2001:db8:1:2:3::4]:4711\" | 2001:db8:1:2:0:0:0:0/64",
            })
    void trustedProxyTellsWhoHasAsked(String header, String network) {
        assertThat(client(OPEN.behind("127.0.0.1", "10.0.0.0/8"), header))
                .startsWith(network + " ");
    }

    @Test
    void headerThatTheProxyHandsOnUnseenIsNotBelieved() {
        assertThat(
                        client(
                                OPEN.behind("127.0.0.1"),
                                "Forwarded: for=198.51.100.1",
                                "X-Forwarded-For: 203.0.113.9"))
                .startsWith("127.0.0.1 ");
    }

    @Test
    void nobodyElseIsBelieved() {
        String[] headers = {"X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https"};
        assertThat(client(OPEN, headers)).isEqualTo("127.0.0.1 plain");
        assertThat(client(OPEN.behind("127.0.0.1"), headers)).isEqualTo("203.0.113.9 TLS");
        assertThat(client(OPEN.behind("127.0.0.1"), "Forwarded: for=203.0.113.9;proto=https"))
                .isEqualTo("203.0.113.9 TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/x", "10.0.0.0/33", ""})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> OPEN.behind(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxies: '" + text + "'");
    }

    @Test
    void proxiesAreTrustedByAddressAndByNetwork() throws Exception {
        Proxies proxies = Proxies.of(List.of("192.0.2.1", "2001:db8::/32"));
        assertThat(proxies.trust(InetAddress.getByName("192.0.2.1"))).isTrue();
        assertThat(proxies.trust(InetAddress.getByName("192.0.2.2"))).isFalse();
        assertThat(proxies.trust(InetAddress.getByName("2001:db8:9::1"))).isTrue();
        assertThat(proxies.trust(InetAddress.getByName("2001:db9::1"))).isFalse();
    }

    /** Of whom such a request seems to be, and whether over TLS. */
    private static String client(WebConfig config, String... headers) {
        PrometheusMeterRegistry metrics = Metrics.registry("trial");
        Vertx vertx = Metrics.vertx(metrics);
        try (WebServer server =
                WebServer.start(
                        vertx,
                        config,
                        metrics,
                        new Health(),
                        router ->
                                router.get("/who")
                                        .handler(context -> {
                                            Client client = Client.of(context);
                                            context.end(
                                                    client.network()
                                                            + (client.isOverTls()
                                                                    ? " TLS"
                                                                    : " plain"));
                                        }))) {
            String[] lines =
                    Stream.concat(
                                    Stream.of(
                                            "GET /who HTTP/1.1",
                                            "Host: 127.0.0.1",
                                            "Connection: close"),
                                    Stream.of(headers))
                            .toArray(String[]::new);
            String answer = RawHttp.ask(server.port(), lines);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } finally {
            vertx.close().await();
        }
    }
}
