package cn.yinling.hub.support;

import cn.yinling.runtime.database.DatabaseConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Containers of {@code config/images}, on the host's network. */
public final class Docker {
    private static final Path CONFIG = Path.of("..", "..", "config").toAbsolutePath().normalize();

    private Docker() {}

    /** Skips the test, saying why, where there is no engine; fails it in CI. */
    public static void require() {
        String reason = "no Docker engine answers; config/images/prepare brings one up";
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(reason);
        }
        Assumptions.abort(reason);
    }

    /** PostgreSQL 18 with TimescaleDB. */
    public static final class TimescaleServer implements AutoCloseable {
        private static final String PASSWORD = "trial-password";
        private final GenericContainer<?> container;
        private final int port;

        private TimescaleServer(GenericContainer<?> container, int port) {
            this.container = container;
            this.port = port;
        }

        public static TimescaleServer start() throws IOException {
            int port = freePort();
            ImageFromDockerfile image =
                    new ImageFromDockerfile("localhost/yinling-timescaledb", false)
                            .withFileFromPath(
                                    "Dockerfile", CONFIG.resolve("images/timescaledb/Dockerfile"))
                            .withFileFromPath(
                                    "images/timescaledb", CONFIG.resolve("images/timescaledb"))
                            .withBuildImageCmdModifier(build -> build.withNetworkMode("host"));
            GenericContainer<?> container = new GenericContainer<>(image);
            container
                    .withNetworkMode("host")
                    .withEnv("PGPORT", Integer.toString(port))
                    .withEnv("POSTGRES_PASSWORD", PASSWORD)
                    .waitingFor(
                            Wait.forLogMessage(
                                    ".*database system is ready to accept connections.*", 1))
                    .withStartupTimeout(Duration.ofMinutes(3))
                    .start();
            return new TimescaleServer(container, port);
        }

        public DatabaseConfig config() {
            return DatabaseConfig.at(
                    "jdbc:postgresql://127.0.0.1:%d/yinling".formatted(port), "yinling", PASSWORD);
        }

        @Override
        public void close() {
            container.stop();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
