package cn.yinling.runtime.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL's single-user mode: works on the data of a server that does not run, and listens
 * nowhere, so nobody can come in meanwhile.
 */
final class SingleUser {
    private static final int LONGEST_SECONDS = 60;

    private final Path folder;
    private final Path program;

    private SingleUser(Path folder, Path program) {
        this.folder = folder;
        this.program = program;
    }

    /** By those of the unpacked binaries that are of the data's own release. */
    static SingleUser of(Path folder) throws IOException {
        String release = Files.readString(folder.resolve("PG_VERSION")).strip();
        try (Stream<Path> unpacked = Files.list(EmbeddedServer.BINARIES)) {
            List<Path> programs =
                    unpacked.map(binaries -> binaries.resolve("bin/postgres"))
                            .filter(Files::isExecutable)
                            .sorted(Comparator.comparingLong(SingleUser::unpackedAt).reversed())
                            .toList();
            for (Path program : programs) {
                String version = output(start(List.of(program.toString(), "--version")), "");
                if (version.contains(" " + release + ".")) {
                    return new SingleUser(folder, program);
                }
            }
        }
        throw new IOException("no PostgreSQL %s in %s".formatted(release, EmbeddedServer.BINARIES));
    }

    private static long unpackedAt(Path program) {
        return program.toFile().lastModified();
    }

    /**
     * Runs one statement, a line; it is on no command line and in no log.
     *
     * @throws IOException where it fails; the message does not hold the statement
     */
    void execute(String statement) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
        }
        command.addAll(List.of(program.toString(), "--single", "-D", folder.toString()));
        // Exits by the first error, and keeps quiet of what it was told.
        command.addAll(List.of("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic"));
        command.add("postgres");
        Process server = start(command);
        String said = output(server, statement + "\n");
        if (server.exitValue() != 0) {
            throw new IOException("PostgreSQL alone on %s: %s".formatted(folder, said.strip()));
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process process, String input) throws IOException {
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("PostgreSQL does not end");
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while PostgreSQL works alone");
        } finally {
            process.destroyForcibly();
        }
    }
}
