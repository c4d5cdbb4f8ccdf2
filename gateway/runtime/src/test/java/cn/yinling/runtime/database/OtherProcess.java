package cn.yinling.runtime.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;

/** Another process that uses an embedded database until it is told to end. */
final class OtherProcess {
    private static final String READY = "ready";

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Returns when it has come to the database. */
    static OtherProcess using(Path folder) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString());
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = said.readLine();
        while (line != null && !line.equals(READY)) {
            line = said.readLine();
        }
        assertThat(line).as("what the other process said last").isEqualTo(READY);
        return new OtherProcess(process);
    }

    /** Ends it in order. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        DatabaseConfig config = DatabaseConfig.embedded(Path.of(arguments[0]));
        Migrations trial = new Migrations("trial", "classpath:db/trial");
        try (Database database = Database.start(config, trial)) {
            database.whenReady().get();
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // told to end by the end of what it is told
            }
        }
    }
}
