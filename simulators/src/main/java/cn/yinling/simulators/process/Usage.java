package cn.yinling.simulators.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a command says of itself; the launcher shows the same file without starting Java. */
public final class Usage {
    private Usage() {}

    /** The text of {@code usage/{command}.txt}. */
    public static String of(String command) {
        String name = "/usage/%s.txt".formatted(command);
        try (InputStream file =
                Objects.requireNonNull(Usage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
