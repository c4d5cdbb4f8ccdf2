package cn.yinling.simulators.pbx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exchange: a manager interface on a TCP port, and phones. Any number of manager connections,
 * each with its own event mask. Thread-safe.
 */
public final class Pbx implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pbx.class);
    private static final int WAITING_CLIENTS = 50;

    private final ServerSocket server;
    private final Switchboard switchboard = new Switchboard();
    private final ActionDesk desk = new ActionDesk();
    private final Exchange exchange;
    private final AtomicLong connections = new AtomicLong();
    private final Thread acceptor;

    private Pbx(PbxConfig config, ServerSocket server, PhoneListener listener, Clock clock) {
        this.server = server;
        this.exchange = new Exchange(config, switchboard, listener, clock);
        new SessionActions(config, clock).register(desk);
        new CallActions(switchboard, exchange).register(desk);
        new StatusActions(exchange).register(desk);
        this.acceptor = Thread.ofVirtual().name("pbx-accept").unstarted(this::accept);
    }

    /** Opens the port; throws {@link UncheckedIOException} that names it where it is taken. */
    public static Pbx start(PbxConfig config, PhoneListener listener, Clock clock) {
        try {
            ServerSocket server =
                    new ServerSocket(
                            config.port(), WAITING_CLIENTS, InetAddress.getByName(config.host()));
            Pbx pbx = new Pbx(config, server, listener, clock);
            pbx.acceptor.start();
            LOG.info("exchange's manager interface on {}:{}", config.host(), pbx.port());
            return pbx;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the exchange's port %s:%d cannot be opened (%s): end the process that has it"
                            .formatted(config.host(), config.port(), e.getMessage()),
                    e);
        }
    }

    /** The port of the manager interface. */
    public int port() {
        return server.getLocalPort();
    }

    /** The phone of that name; throws {@link IllegalArgumentException} where there is none. */
    public Phone phone(String name) {
        Phone phone = exchange.phone(name);
        if (phone == null) {
            throw new IllegalArgumentException("no phone " + name);
        }
        return phone;
    }

    /** Manager connections accepted so far. */
    public long connections() {
        return connections.get();
    }

    /** Things that went wrong inside the exchange so far: each is a defect of it. */
    public long failures() {
        return switchboard.failures();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                AmiSession session = new AmiSession(socket, switchboard, desk);
                switchboard.joined(session);
                session.start();
            } catch (IOException e) {
                LOG.debug("the exchange accepts nobody any more: {}", e.toString());
            }
        }
    }

    /** Says goodbye to the clients, closes all connections and ends the threads. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("closing the port: {}", e.toString());
        }
        switchboard.run(() ->
                switchboard.publish(
                        EventKind.SYSTEM,
                        AmiBlock.event("Shutdown", EventKind.SYSTEM)
                                .with("Shutdown", "Cleanly")
                                .with("Restart", "False")));
        switchboard.close();
    }
}
