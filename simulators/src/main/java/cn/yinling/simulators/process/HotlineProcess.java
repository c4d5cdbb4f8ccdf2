package cn.yinling.simulators.process;

import cn.yinling.hotline.HotlineMain;
import cn.yinling.link.json.LinkJson;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.signin.Passwords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A hotline as a child process, beside an {@link AuditedGateway} and in its database, with an agent
 * for each seat. Not thread-safe.
 */
public final class HotlineProcess implements AutoCloseable {
    private final int port = FreePort.any();
    private final ServerProcess process;

    /**
     * The telephone exchange it uses.
     *
     * @param phones the seats' endpoints, in the order of the seats
     */
    public record Exchange(int port, String user, Secret secret, List<String> phones) {
        public Exchange {
            phones = List.copyOf(phones);
        }
    }

    /**
     * Starts it; returns when it is ready, with hub, database and exchange.
     *
     * @param folder for its configuration and its log
     */
    public HotlineProcess(AuditedGateway gateway, Exchange exchange, Path folder)
            throws IOException, InterruptedException {
        Path config = folder.resolve("hotline.yaml"); // JSON is YAML
        Files.write(config, LinkJson.write(configuration(gateway, exchange, folder)));
        List<String> command = GatewayJvm.USUAL.command(HotlineMain.class);
        command.addAll(List.of("--config", config.toString()));
        process =
                new ServerProcess(
                        "hotline", command, Map.of(), port, folder.resolve("hotline.log"));
        try {
            process.awaitReady();
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    private Map<String, Object> configuration(
            AuditedGateway gateway, Exchange exchange, Path folder) {
        String hash = Passwords.hash(password());
        List<Integer> seats = IntStream.rangeClosed(1, exchange.phones().size()).boxed().toList();
        return Map.of(
                "web",
                Map.of("port", port),
                "mqtt",
                Map.of(
                        "server", gateway.mqtt().toString(),
                        "password", Enrolment.HOTLINE_PASSWORD.value()),
                "database",
                database(gateway.database().access()),
                "open-cases",
                folder.resolve("open-cases.json").toString(),
                "pbx",
                Map.of(
                        "port", exchange.port(),
                        "username", exchange.user(),
                        "secret", exchange.secret().value()),
                "seats",
                seats.stream()
                        .map(seat ->
                                Map.of(
                                        "number",
                                        seat,
                                        "phone",
                                        "PJSIP/" + exchange.phones().get(seat - 1)))
                        .toList(),
                "agents",
                seats.stream()
                        .map(seat ->
                                Map.of(
                                        "id",
                                        agent(seat),
                                        "name",
                                        "坐席%02d".formatted(seat),
                                        "password-hash",
                                        hash))
                        .toList());
    }

    private static Map<String, Object> database(DatabaseConfig access) {
        Map<String, Object> database = new HashMap<>();
        database.put("url", Objects.requireNonNull(access.url()));
        database.put("user", access.user());
        Secret password = access.password();
        if (password != null) {
            database.put("password", password.value());
        }
        return database;
    }

    /** Where consoles find it. */
    public URI web() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Who works at that seat. */
    public String agent(int seat) {
        return "agent-%02d".formatted(seat);
    }

    /** By which every agent signs in. */
    public String password() {
        return "audit-agent-password";
    }

    @Override
    public void close() {
        process.close();
    }
}
