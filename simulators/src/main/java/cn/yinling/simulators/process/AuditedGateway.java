package cn.yinling.simulators.process;

import cn.yinling.hub.GatewayMain;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.Register;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway process on free ports, and the database it writes to, which is this process's and so
 * outlives it. Not thread-safe.
 */
public final class AuditedGateway implements AutoCloseable {
    private static final Migrations HUB = new Migrations("hub", "classpath:db/hub");

    private final Database database;
    private final List<DeviceLogin> logins;
    private final GatewayPorts ports = GatewayPorts.free();
    private final ServerProcess process;

    private AuditedGateway(
            Database database,
            List<DeviceLogin> logins,
            GatewayJvm jvm,
            Map<String, String> settings,
            Path folder)
            throws InterruptedException {
        this.database = database;
        this.logins = logins;
        Map<String, String> environment = ports.environment(database.access(), folder);
        environment.putAll(settings);
        this.process =
                new ServerProcess(
                        "gateway",
                        jvm.command(GatewayMain.class),
                        environment,
                        ports.web(),
                        folder.resolve("gateway.log"));
        try {
            process.awaitReady();
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    /** The same with the launcher's virtual machine. */
    public static AuditedGateway start(
            Path folder, @Nullable String url, Register register, Map<String, String> settings)
            throws InterruptedException {
        return start(folder, url, register, GatewayJvm.USUAL, settings);
    }

    /**
     * Makes the database, enters the register and starts the gateway; returns when it is ready.
     *
     * @param url of a database to use; null for an embedded one in {@code folder}
     * @param settings more of the gateway's configuration, as environment variables
     */
    public static AuditedGateway start(
            Path folder,
            @Nullable String url,
            Register register,
            GatewayJvm jvm,
            Map<String, String> settings)
            throws InterruptedException {
        DatabaseConfig config =
                url == null
                        ? DatabaseConfig.embedded(folder.resolve("postgres"))
                        : DatabaseConfig.at(url, "postgres", null);
        Database database = Database.start(config, HUB);
        try {
            database.whenReady().join();
            List<DeviceLogin> logins = Enrolment.enter(database.access(), folder, register);
            return new AuditedGateway(database, logins, jvm, new HashMap<>(settings), folder);
        } catch (RuntimeException | InterruptedException e) {
            database.close();
            throw e;
        }
    }

    public Database database() {
        return database;
    }

    /** Of every device of the register. */
    public List<DeviceLogin> logins() {
        return logins;
    }

    public ServerProcess process() {
        return process;
    }

    /** Where it speaks MQTT. */
    URI mqtt() {
        return URI.create("tcp://127.0.0.1:" + ports.mqtt());
    }

    public int mqttPort() {
        return ports.mqtt();
    }

    public URI metrics() {
        return ports.metrics();
    }

    @Override
    public void close() {
        process.close();
        database.close();
    }
}
