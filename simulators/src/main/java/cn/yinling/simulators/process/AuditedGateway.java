package cn.yinling.simulators.process;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.registry.DeviceLogin;
import cn.yinling.hub.registry.Register;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway process on free ports, and the database it writes to, which is this process's and so
 * outlives it. Not thread-safe.
 */
public final class AuditedGateway implements AutoCloseable {
    private static final Migrations HUB = new Migrations("hub", "classpath:db/hub");
    private static final Secret HOTLINE_PASSWORD = new Secret("audit-hotline-password");

    private static final String HEAP = "512m";

    private final Database database;
    private final List<DeviceLogin> logins;
    private final int mqttPort = freePort();
    private final int webPort = freePort();
    private final GatewayProcess process;

    private AuditedGateway(
            Database database,
            List<DeviceLogin> logins,
            Map<String, String> settings,
            Path log,
            String heap)
            throws InterruptedException {
        this.database = database;
        this.logins = logins;
        this.process = new GatewayProcess(environment(settings), webPort, log, heap);
        try {
            process.awaitReady();
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    /**
     * Makes the database, enters the register and starts the gateway; returns when it is ready.
     *
     * @param url of a database to use; null for an embedded one in {@code folder}
     * @param settings more of the gateway's configuration, as environment variables
     */
    public static AuditedGateway start(
            Path folder, @Nullable String url, Register register, Map<String, String> settings)
            throws InterruptedException {
        return start(folder, url, register, settings, HEAP);
    }

    /** The same with that much heap for the gateway, as {@code 1g}. */
    public static AuditedGateway start(
            Path folder,
            @Nullable String url,
            Register register,
            Map<String, String> settings,
            String heap)
            throws InterruptedException {
        DatabaseConfig config =
                url == null
                        ? DatabaseConfig.embedded(folder.resolve("postgres"))
                        : DatabaseConfig.at(url, "postgres", null);
        Database database = Database.start(config, HUB);
        try {
            database.whenReady().join();
            return new AuditedGateway(
                    database,
                    enter(database.url(), folder.resolve("spool"), register),
                    settings,
                    folder.resolve("gateway.log"),
                    heap);
        } catch (RuntimeException | InterruptedException e) {
            database.close();
            throw e;
        }
    }

    /** By a gateway of this process that is gone before the other one starts. */
    private static List<DeviceLogin> enter(String url, Path spool, Register register) {
        DatabaseConfig database = DatabaseConfig.at(url, "postgres", null);
        try (Gateway gateway =
                Gateway.start(GatewayConfig.onFreePorts(database, spool, HOTLINE_PASSWORD))) {
            gateway.whenReady().join();
            return gateway.provisioning().enter(register);
        }
    }

    private Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new java.util.HashMap<>(settings);
        // What is measured is the hub, not how it holds a device back.
        environment.putIfAbsent("YINLING_MQTT_DEVICE_RATE", "0");
        environment.put("YINLING_MQTT_PORT", Integer.toString(mqttPort));
        environment.put("YINLING_WEB_PORT", Integer.toString(webPort));
        environment.put("YINLING_DATABASE_URL", database.url());
        environment.put("YINLING_DATABASE_USER", "postgres");
        environment.put("YINLING_HOTLINE_PASSWORD", HOTLINE_PASSWORD.value());
        return environment;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no free port", e);
        }
    }

    public Database database() {
        return database;
    }

    /** Of every device of the register. */
    public List<DeviceLogin> logins() {
        return logins;
    }

    public GatewayProcess process() {
        return process;
    }

    public int mqttPort() {
        return mqttPort;
    }

    public URI mqtt() {
        return URI.create("tcp://127.0.0.1:" + mqttPort);
    }

    public URI metrics() {
        return URI.create("http://127.0.0.1:%d/metrics".formatted(webPort));
    }

    @Override
    public void close() {
        process.close();
        database.close();
    }
}
