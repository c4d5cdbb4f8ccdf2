package cn.yinling.simulators.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code care} does with a process that ends: with a Java that ends as it is told to. */
class LauncherTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Ends with the code in the line of {@code codes} that is its start's number. */
    private static final String JAVA =
            """
            #!/usr/bin/env bash
            cd "$HOME"
            echo "$*" >>starts
            umask >mask
            code=$(sed -n "$(wc -l <starts)p" codes)
            if [[ $code == stay ]]; then
                trap 'touch told; exit 143' TERM
                touch up
                while :; do sleep 0.1; done
            fi
            exit "$code"
            """;

    @TempDir Path home;
    private final Deque<Process> launched = new ArrayDeque<>();

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("../care"), home.resolve("care"));
        script("jdk/bin/javac", "#!/usr/bin/env bash\necho javac 25\n");
        script("jdk/bin/java", JAVA);
        for (String tool : List.of("mvn", "npm")) {
            script("tools/" + tool, "#!/usr/bin/env bash\nexit 9\n");
        }
        script("tools/node", "#!/usr/bin/env bash\necho 20\n");
        Files.createDirectories(home.resolve("gateway/hub/target"));
        Files.writeString(home.resolve("gateway/hub/target/classpath"), "libraries");
        Files.createDirectories(home.resolve("target"));
        Files.createFile(home.resolve("target/built"));
    }

    private void script(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void end() {
        for (Process launcher : launched) {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }

    @Test
    void whatEndsByItselfIsStartedAgainAndSaysSo() throws Exception {
        launch("3", "70", "137", "0");
        assertThat(code()).isZero();
        assertThat(lines("starts")).hasSize(4);
        assertThat(said())
                .contains("gateway has ended with code 3; starting it again in 0 s")
                .contains("gateway has ended with code 70")
                .contains("gateway has ended with code 137");
    }

    @Test
    void aConfigurationThatAPersonMustChangeIsNotTriedAgain() throws Exception {
        launch("1", "0");
        assertThat(code()).isEqualTo(1);
        assertThat(lines("starts")).hasSize(1);
    }

    @Test
    void whatSomebodyEndedStaysEnded() throws Exception {
        launch("143", "0");
        assertThat(code()).isEqualTo(143);
        assertThat(lines("starts")).hasSize(1);
    }

    @Test
    void whatEndsAgainAndAgainStaysEndedInTheEnd() throws Exception {
        launch(java.util.Collections.nCopies(100, "70").toArray(String[]::new));
        assertThat(code()).isEqualTo(1);
        assertThat(lines("starts")).hasSize(11);
        assertThat(said()).contains("it stays ended");
    }

    @Test
    void isToldToEndWhereTheLauncherIs() throws Exception {
        launch("70", "stay");
        await().atMost(LONG).until(() -> Files.exists(home.resolve("up")));
        launched.getLast().destroy();
        assertThat(code()).isEqualTo(143);
        assertThat(home.resolve("told")).exists();
        assertThat(lines("starts")).hasSize(2);
    }

    @Test
    void endsWithoutMemoryAndWritesForItsOwnerAlone() throws Exception {
        launch("0");
        assertThat(code()).isZero();
        assertThat(lines("starts").getFirst())
                .contains("-XX:+ExitOnOutOfMemoryError")
                .endsWith("cn.yinling.hub.GatewayMain --config " + home + "/config/gateway.yaml");
        assertThat(lines("mask")).containsExactly("0077");
    }

    private void launch(String... codes) throws IOException {
        Files.write(home.resolve("codes"), List.of(codes));
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("care").toString(), "gateway");
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("CARE_RESTART_PAUSE", "0");
        builder.environment()
                .merge("PATH", home.resolve("tools").toString(), (path, ours) -> ours + ":" + path);
        builder.redirectErrorStream(true).redirectOutput(home.resolve("said").toFile());
        launched.add(builder.start());
    }

    private int code() throws InterruptedException {
        Process launcher = launched.getLast();
        assertThat(launcher.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return launcher.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(home.resolve("said"));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(home.resolve(file));
    }
}
