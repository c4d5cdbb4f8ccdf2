package cn.yinling.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/** The payloads that both ends of the wire are held to. */
public final class Golden {
    private Golden() {}

    public static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    public static byte[] bytes(String name) {
        return text(name).getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes written as hexadecimal digits, with comments from {@code #} to the end of the line. */
    public static byte[] hex(String name) {
        return HexFormat.of().parseHex(text(name).replaceAll("#.*|\\s", ""));
    }
}
