package cn.yinling.hub.support;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * TimescaleDB's Community edition without a container: the WASM build, in a child process. It takes
 * one connection at a time, knows no COPY FROM STDIN and runs no background jobs.
 */
public final class CommunityServer implements AutoCloseable {
    private static final Path FOLDER = Path.of("src", "test", "node");

    private final Process process;
    private final int port;

    private CommunityServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it listens. */
    public static CommunityServer start() throws IOException {
        Process process =
                new ProcessBuilder("node", "timescale.js")
                        .directory(FOLDER.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        if (line == null) {
            throw new IOException("node timescale.js did not start: is 'npm ci' done?");
        }
        return new CommunityServer(process, Integer.parseInt(line.substring("port ".length())));
    }

    /** Statements are prepared anew each time: all connections share one session. */
    public DatabaseConfig config() {
        String url =
                "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable&prepareThreshold=0"
                        .formatted(port);
        return new DatabaseConfig(url, "postgres", new Secret("password"), Path.of("unused"), 0, 1);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
