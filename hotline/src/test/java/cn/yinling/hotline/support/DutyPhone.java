package cn.yinling.hotline.support;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.escalation.EscalationConfig;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is told by a webhook when nobody at the hotline is ready. */
public final class DutyPhone implements AutoCloseable {
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private DutyPhone(HttpServer server) {
        this.server = server;
    }

    public static DutyPhone start() {
        try {
            DutyPhone phone =
                    new DutyPhone(
                            HttpServer.create(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            phone.server.createContext(
                    "/",
                    exchange -> {
                        assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                                .isEqualTo("Bearer duty-token");
                        phone.told.add(new ObjectMapper().readTree(exchange.getRequestBody()));
                        exchange.sendResponseHeaders(204, -1);
                        exchange.close();
                    });
            phone.server.start();
            return phone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EscalationConfig config() {
        URI webhook = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
        return new EscalationConfig(webhook, new Secret("duty-token"));
    }

    public List<JsonNode> told() {
        return told;
    }

    public boolean hasHeardOf(String device) {
        return told.stream()
                .anyMatch(notice ->
                        notice.path("alarm").path("device").path("id").asText().equals(device));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
