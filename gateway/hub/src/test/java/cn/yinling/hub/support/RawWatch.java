package cn.yinling.hub.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A watch's end of a connection, byte by byte. */
public final class RawWatch implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final String digits;

    private RawWatch(Socket socket, String digits) {
        this.socket = socket;
        this.digits = digits;
    }

    public static RawWatch open(RunningGateway running, String digits) {
        try {
            Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), running.gateway().watchPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawWatch(socket, digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The frame of that content. */
    public byte[] frame(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return "[3G*%s*%04X*%s]"
                .formatted(digits, bytes.length, content)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public RawWatch says(String content) {
        return sends(frame(content));
    }

    /** The beginning of a frame that was to be longer, and no end. */
    public RawWatch begins(String content) {
        return sends(
                "[3G*%s*%04X*%s"
                        .formatted(digits, content.length() + 40, content)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawWatch sends(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next frame, or null where the connection is over. */
    public @Nullable String hears() {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try {
            for (int next = socket.getInputStream().read(); next >= 0; ) {
                frame.write(next);
                if (next == ']') {
                    return frame.toString(StandardCharsets.UTF_8);
                }
                next = socket.getInputStream().read();
            }
            return null;
        } catch (SocketException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something is there to be read now. */
    public boolean hasHeard() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
