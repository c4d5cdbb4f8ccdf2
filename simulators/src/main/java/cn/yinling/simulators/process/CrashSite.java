package cn.yinling.simulators.process;

import cn.yinling.hub.GatewayMain;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.Register;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gateway, its database and the disk of its spool, each a process of its own that can be killed,
 * or a disk that can be filled. Not thread-safe.
 */
public final class CrashSite implements AutoCloseable {
    private static final int DISK_MEGABYTES = 48;

    /** So that the spool fills its disk, rather than its bounds. */
    private static final Map<String, String> SPOOL_BOUNDS =
            Map.of(
                    "YINLING_SPOOL_READINGS_MOST", Integer.toString(24 << 20),
                    "YINLING_SPOOL_ALARMS_MOST", Integer.toString(12 << 20),
                    "YINLING_SPOOL_KEEP_FREE", Integer.toString(1 << 20));

    private final List<DeviceLogin> logins;
    private final PostgresProcess database;
    private final Path spool;
    private @Nullable SmallDisk disk;
    private @Nullable String noDisk;
    private final GatewayPorts ports = GatewayPorts.free();
    private final ServerProcess gateway;

    /**
     * Starts all of it, with a database made for the occasion; returns when the gateway is ready.
     *
     * @param folder for everything, kept
     */
    public CrashSite(Path folder, Register register) throws InterruptedException {
        Path data = folder.resolve("postgres");
        DatabaseConfig embedded =
                DatabaseConfig.embedded(data).withPassword(PostgresProcess.PASSWORD);
        logins = Enrolment.enter(embedded, folder, register);
        database = new PostgresProcess(data, folder.resolve("postgres.log"));
        spool = folder.resolve("spool");
        try {
            Files.createDirectories(spool);
            mount();
            Map<String, String> environment = ports.environment(database.access(), folder);
            environment.putAll(SPOOL_BOUNDS);
            List<String> command = new ArrayList<>(disk == null ? List.of() : disk.room());
            command.addAll(GatewayJvm.USUAL.command(GatewayMain.class));
            gateway =
                    new ServerProcess(
                            "gateway",
                            command,
                            environment,
                            ports.web(),
                            folder.resolve("gateway.log"));
        } catch (IOException e) {
            closeDatabaseAndDisk();
            throw new UncheckedIOException("cannot make " + spool, e);
        }
        try {
            gateway.awaitReady();
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private void mount() {
        try {
            disk = SmallDisk.over(spool, DISK_MEGABYTES);
        } catch (IOException e) {
            noDisk = e.getMessage();
        }
    }

    public ServerProcess gateway() {
        return gateway;
    }

    public PostgresProcess database() {
        return database;
    }

    /** What the spool lies on; null where this machine allows no file system of our own. */
    public @Nullable SmallDisk disk() {
        return disk;
    }

    /** Why there is no {@link #disk()}, or null. */
    public @Nullable String noDisk() {
        return noDisk;
    }

    /** Files of the spool, the newest of each folder last. */
    public List<Path> spoolFiles() throws IOException {
        SmallDisk mounted = disk;
        try (Stream<Path> files = Files.walk(mounted == null ? spool : mounted.path())) {
            return files.filter(file -> file.toString().endsWith(".spool")).sorted().toList();
        }
    }

    /** Of every device of the register. */
    public List<DeviceLogin> logins() {
        return logins;
    }

    public Secret hotlinePassword() {
        return Enrolment.HOTLINE_PASSWORD;
    }

    public URI mqtt() {
        return URI.create("tcp://127.0.0.1:" + ports.mqtt());
    }

    public URI metrics() {
        return ports.metrics();
    }

    private void closeDatabaseAndDisk() {
        database.close();
        if (disk != null) {
            disk.close();
        }
    }

    @Override
    public void close() {
        gateway.close();
        closeDatabaseAndDisk();
    }
}
