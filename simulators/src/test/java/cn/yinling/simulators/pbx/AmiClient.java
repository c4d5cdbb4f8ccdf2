package cn.yinling.simulators.pbx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manager client without any cleverness. */
final class AmiClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;
    final String banner;

    AmiClient(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.banner = String.valueOf(in.readLine());
    }

    static AmiClient loggedIn(int port, String events) throws IOException {
        AmiClient client = new AmiClient(port);
        client.send(
                new Block(
                        List.of(
                                "Action: Login",
                                "Username: hotline",
                                "Secret: transcript-secret",
                                "Events: " + events)));
        client.next();
        return client;
    }

    void send(Block block) throws IOException {
        sendRaw((String.join("\r\n", block.lines()) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next block, or null where the exchange has closed the connection. */
    @Nullable Block next() throws IOException {
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                return null;
            }
            if (line.isEmpty()) {
                return new Block(lines);
            }
            lines.add(line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
