package cn.yinling.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP wire that can lose what the gateway says, and be cut. Thread-safe. */
public final class TestWire implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestWire.class);

    private final ServerSocket door;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean losesAnswers;

    private TestWire(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** A wire to {@code target} on this machine. */
    public static TestWire to(int target) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TestWire wire = new TestWire(door, target);
        Thread.ofVirtual().start(wire::serve);
        return wire;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on nothing that the gateway says arrives, until the wire is cut. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    /** Breaks what is connected; who connects next has a sound wire. */
    public void cut() {
        losesAnswers = false;
        sockets.forEach(TestWire::shut);
        sockets.clear();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                sockets.add(near);
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(far);
                Thread.ofVirtual().start(() -> copy(near, far, false));
                Thread.ofVirtual().start(() -> copy(far, near, true));
            } catch (IOException e) {
                LOG.debug("wire: {}", e.getMessage());
                cut();
            }
        }
    }

    private void copy(Socket from, Socket to, boolean isAnswer) {
        byte[] bytes = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (!(isAnswer && losesAnswers)) {
                    out.write(bytes, 0, length);
                }
            }
        } catch (IOException e) {
            LOG.debug("wire: {}", e.getMessage());
        } finally {
            shut(from);
            shut(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("wire: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
