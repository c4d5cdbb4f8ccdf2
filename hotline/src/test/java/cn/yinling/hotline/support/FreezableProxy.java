package cn.yinling.hotline.support;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A way to a database that can freeze: connections are accepted, and nothing is ever answered, as
 * by a server whose disk hangs.
 */
public final class FreezableProxy implements AutoCloseable {
    private static final String JDBC = "jdbc:";

    private final DatabaseConfig target;
    private final URI address;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Object ice = new Object();
    private boolean frozen;

    private FreezableProxy(DatabaseConfig target) throws IOException {
        this.target = target;
        this.address = URI.create(String.valueOf(target.url()).substring(JDBC.length()));
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** One that lets everything through. */
    public static FreezableProxy before(DatabaseConfig target) {
        try {
            FreezableProxy proxy = new FreezableProxy(target);
            Thread.ofVirtual().name("proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database by way of this proxy. */
    public DatabaseConfig database() {
        Secret password = target.password();
        return DatabaseConfig.at(
                "jdbc:postgresql://127.0.0.1:%d%s"
                        .formatted(door.getLocalPort(), address.getPath()),
                target.user(),
                password == null ? null : password.value());
    }

    public void freeze() {
        synchronized (ice) {
            frozen = true;
        }
    }

    public void thaw() {
        synchronized (ice) {
            frozen = false;
            ice.notifyAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = keep(door.accept());
                Socket server =
                        keep(new Socket(InetAddress.getLoopbackAddress(), address.getPort()));
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                awaitThaw();
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            return; // One of the two is gone, and so is the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitThaw() throws InterruptedException {
        synchronized (ice) {
            while (frozen) {
                ice.wait();
            }
        }
    }

    @Override
    public void close() {
        thaw();
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
