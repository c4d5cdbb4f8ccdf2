package cn.yinling.simulators.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exchange against conversations recorded from a real Asterisk 22: the same client blocks must
 * lead to the same answers and events, field by field and in order, strand by strand.
 */
class TranscriptIT {
    private static final Path FOLDER = Path.of("src/test/resources/ami");

    /** Calls from outside, the queue and media are not simulated yet. */
    private static final Set<String> NOT_SPOKEN =
            Set.of(
                    "caller-gives-up",
                    "caller-seat-and-third-party-in-one-case",
                    "caller-taken-back-from-fallback-queue",
                    "fallback-queue-answers",
                    "fallback-queue-without-seats",
                    "offer-answered-then-seat-falls-silent",
                    "snapshot-of-phones");

    private static final PhoneHabit RINGS = new PhoneHabit.Rings();
    private static final PhoneHabit AWAY = new PhoneHabit.Unregistered();

    /** What the outside world does: the phone's habit, then deeds when an event comes. */
    private record World(PhoneHabit habit, Map<String, Consumer<Pbx>> deeds) {}

    static Stream<String> spoken() throws IOException {
        return transcripts().filter(name -> !NOT_SPOKEN.contains(name));
    }

    private static Stream<String> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.replace(".txt", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("spoken")
    void saysWhatAsteriskSaid(String transcript) throws IOException {
        List<Block> recorded =
                Block.parse(
                        Files.readString(
                                FOLDER.resolve(transcript + ".txt"), StandardCharsets.UTF_8));
        PbxConfig config = PbxConfig.sixteenSeats(0, "hotline", "transcript-secret");
        World world = worldOf(transcript);
        try (Pbx pbx = Pbx.start(config, new PhoneListener() {}, Clock.systemUTC());
                AmiClient client = new AmiClient(pbx.port())) {
            pbx.phone("seat-02").behave(AWAY);
            pbx.phone("seat-01").behave(world.habit());
            assertThat(client.banner).isEqualTo("Asterisk Call Manager/11.0.0");
            List<Block> said = converse(recorded, client, pbx, world);
            assertThat(strands(said)).isEqualTo(strands(serverBlocks(recorded)));
            assertThat(pbx.failures()).isZero();
        }
    }

    @Test
    void transcriptsLeftOutAreThere() throws IOException {
        assertThat(transcripts().toList()).containsAll(NOT_SPOKEN);
    }

    private static List<Block> converse(
            List<Block> recorded, AmiClient client, Pbx pbx, World world) throws IOException {
        List<Block> said = new ArrayList<>();
        Map<String, Consumer<Pbx>> deeds = new HashMap<>(world.deeds());
        String challenge = "";
        for (Block block : recorded) {
            if (!block.isFromServer()) {
                client.send(answering(block, challenge));
                continue;
            }
            Block next = Objects.requireNonNull(client.next(), "connection closed early");
            said.add(next);
            challenge = next.get("Challenge").isEmpty() ? challenge : next.get("Challenge");
            Consumer<Pbx> deed = deeds.remove(next.name());
            if (deed != null) {
                deed.accept(pbx);
            }
        }
        return said;
    }

    private static Block answering(Block block, String challenge) {
        boolean isRightKey = !block.get("Key").isEmpty() && !block.get("Key").startsWith("00000");
        return isRightKey
                ? block.with("Key", SessionActions.key(challenge, "transcript-secret"))
                : block;
    }

    private static World worldOf(String transcript) {
        return switch (transcript) {
            case "offer-answered-then-seat-hangs-up" ->
                    new World(
                            RINGS,
                            Map.of(
                                    "DialState", pbx -> pbx.phone("seat-01").answer(),
                                    "ConfbridgeJoin", pbx -> pbx.phone("seat-01").hangUp()));
            case "offer-answered-then-hotline-hangs-up",
                    "offer-with-a-channel-id-in-use",
                    "snapshot-in-call" ->
                    new World(RINGS, Map.of("DialState", pbx -> pbx.phone("seat-01").answer()));
            case "offer-refused-480-unavailable" -> refusing(480);
            case "offer-refused-486-busy" -> refusing(486);
            case "offer-refused-503" -> refusing(503);
            case "offer-refused-603-decline" -> refusing(603);
            case "offer-to-silent-seat" -> new World(new PhoneHabit.Silent(), Map.of());
            case "seat-registers-and-unregisters" ->
                    new World(
                            AWAY,
                            Map.of(
                                    "FullyBooted", pbx -> pbx.phone("seat-01").behave(RINGS),
                                    "ContactStatus", pbx -> pbx.phone("seat-01").behave(AWAY)));
            case "pbx-stops" -> new World(RINGS, Map.of("FullyBooted", Pbx::close));
            default -> new World(RINGS, Map.of());
        };
    }

    private static World refusing(int sipStatus) {
        return new World(new PhoneHabit.Refuses(sipStatus), Map.of());
    }

    private static List<Block> serverBlocks(List<Block> blocks) {
        return blocks.stream().filter(Block::isFromServer).toList();
    }

    /** Blocks by strand, what varies masked. */
    private static Map<String, List<String>> strands(List<Block> blocks) {
        return blocks.stream()
                .map(Block::masked)
                .collect(
                        Collectors.groupingBy(
                                Block::strand,
                                Collectors.mapping(
                                        block -> String.join("\n", block.lines()),
                                        Collectors.toList())));
    }
}
