package cn.yinling.hotline.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between a browser and a server, to be cut and joined again. Thread-safe. */
public final class Cable implements AutoCloseable {
    private final ServerSocket near;
    private final int far;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Cable(int far) throws IOException {
        this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.far = far;
    }

    /** To that port of this machine. */
    public static Cable to(int port) {
        try {
            Cable cable = new Cable(port);
            Thread.ofVirtual().name("cable").start(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return near.getLocalPort();
    }

    /** Nothing comes through any more, and both ends notice. */
    public void cut() {
        cut = true;
        ends.forEach(Cable::drop);
    }

    public void join() {
        cut = false;
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                connect(near.accept());
            } catch (IOException e) {
                // Closed, or the far end is away: whoever came sees it by the end of her line.
            }
        }
    }

    private void connect(Socket here) throws IOException {
        ends.add(here);
        if (cut) {
            drop(here);
            return;
        }
        Socket there = new Socket(InetAddress.getLoopbackAddress(), far);
        ends.add(there);
        carry(here, there);
        carry(there, here);
        if (cut) {
            drop(here);
            drop(there);
        }
    }

    private void carry(Socket from, Socket to) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        from.getInputStream().transferTo(to.getOutputStream());
                    } catch (IOException e) {
                        // cut
                    } finally {
                        drop(from);
                        drop(to);
                        ends.remove(from);
                        ends.remove(to);
                    }
                });
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
