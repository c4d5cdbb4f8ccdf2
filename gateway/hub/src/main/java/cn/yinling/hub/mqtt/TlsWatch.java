package cn.yinling.hub.mqtt;

import cn.yinling.runtime.process.Worker;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up renewed certificates without a restart: looks at the files every few seconds. Files that
 * cannot be used change nothing. Thread-safe.
 */
final class TlsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final TlsFiles files;
    private final int handshakeSeconds;
    private final Worker worker;
    private volatile @Nullable NetServer server;
    private TlsFiles.Content current;
    private TlsFiles.@Nullable Content refused;

    /** Reads the files; throws where they are not there. */
    TlsWatch(TlsFiles files, int handshakeSeconds) {
        this.files = files;
        this.handshakeSeconds = handshakeSeconds;
        this.current = files.read();
        this.worker = Worker.ancillary("tls-files", this::turn);
    }

    TlsConfig config() {
        return files.config();
    }

    NetServerOptions applyTo(NetServerOptions options) {
        return current.applyTo(options, handshakeSeconds);
    }

    /** The server to tell; those that share its port follow it. */
    void serves(NetServer listening) {
        server = listening;
    }

    void handshakeFailed(Throwable failure) {
        LOG.debug("no TLS with a client: {}", failure.toString());
    }

    void start() {
        worker.start();
    }

    private void turn() throws InterruptedException {
        Thread.sleep(LOOK_EVERY);
        look();
    }

    private void look() {
        NetServer listening = server;
        TlsFiles.Content now;
        try {
            now = files.read();
        } catch (UncheckedIOException e) {
            LOG.warn("certificates cannot be read, going on with the last: {}", e.getMessage());
            return;
        }
        if (listening == null || now.equals(current) || now.equals(refused)) {
            return;
        }
        try {
            listening
                    .updateSSLOptions(now.options(handshakeSeconds))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            current = now;
            refused = null;
            LOG.info("renewed certificates are in use");
        } catch (CompletionException e) {
            refused = now;
            LOG.warn(
                    "the new certificates cannot be used, going on with the last: {}",
                    e.getCause() == null ? e.toString() : e.getCause().toString());
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
