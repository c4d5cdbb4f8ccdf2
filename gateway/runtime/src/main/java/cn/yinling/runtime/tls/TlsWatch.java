package cn.yinling.runtime.tls;

import cn.yinling.runtime.process.CannotStartException;
import cn.yinling.runtime.process.Worker;
import io.vertx.core.Future;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up renewed certificates without a restart: looks at the files every few seconds. Files that
 * cannot be used change nothing. Thread-safe.
 */
public final class TlsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final String door;
    private final TlsFiles files;
    private final int handshakeSeconds;
    private final Worker worker;
    private volatile @Nullable Function<ServerSSLOptions, Future<Boolean>> server;
    private TlsFiles.Content current;
    private TlsFiles.@Nullable Content refused;
    private @Nullable String lastProblem;

    /**
     * Reads the files.
     *
     * @param door whose they are, for the log
     * @throws CannotStartException where they cannot be used
     */
    public TlsWatch(String door, TlsFiles files, int handshakeSeconds) {
        this.door = door;
        this.files = files;
        this.handshakeSeconds = handshakeSeconds;
        this.current = files.checked(files.read());
        this.worker = Worker.ancillary("tls-files-" + door, this::turn);
    }

    /** The same options, with TLS; for a server that is yet to be made. */
    public <T extends NetServerOptions> T applyTo(T options) {
        current.applyTo(options, handshakeSeconds);
        return options;
    }

    /**
     * From now on, renewed files are taken up.
     *
     * @param update tells the server, and those that share its port
     */
    public void serves(Function<ServerSSLOptions, Future<Boolean>> update) {
        server = update;
    }

    /** To be told of it. */
    public void handshakeFailed(Throwable failure) {
        LOG.debug("no TLS with a client of {}: {}", door, failure.toString());
    }

    public void start() {
        worker.start();
    }

    private void turn() throws InterruptedException {
        Thread.sleep(LOOK_EVERY);
        look();
    }

    private void look() {
        Function<ServerSSLOptions, Future<Boolean>> listening = server;
        TlsFiles.Content now;
        try {
            now = files.read();
            if (listening == null || now.equals(current) || now.equals(refused)) {
                return;
            }
            files.checked(now);
        } catch (CannotStartException e) {
            goesOn(String.valueOf(e.getMessage()));
            return;
        }
        try {
            listening
                    .apply(now.options(handshakeSeconds))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            current = now;
            refused = null;
            lastProblem = null;
            LOG.info("{}: renewed certificates are in use", door);
        } catch (CompletionException e) {
            refused = now;
            goesOn(String.valueOf(e.getCause()));
        }
    }

    private void goesOn(String problem) {
        if (!problem.equals(lastProblem)) {
            lastProblem = problem;
            LOG.warn("{}: going on with the last certificates: {}", door, problem);
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
