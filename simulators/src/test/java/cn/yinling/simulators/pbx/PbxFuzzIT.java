package cn.yinling.simulators.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PbxFuzzIT {
    private static final List<String> ACTIONS =
            List.of(
                    "Login",
                    "Originate",
                    "Hangup",
                    "Setvar",
                    "Getvar",
                    "Redirect",
                    "Events",
                    "CoreShowChannels",
                    "ConfbridgeList",
                    "BridgeList",
                    "Challenge",
                    "",
                    "Ping\0");
    private static final List<String> NAMES =
            List.of(
                    "Channel",
                    "ChannelId",
                    "Context",
                    "Exten",
                    "Priority",
                    "Timeout",
                    "Async",
                    "Variable",
                    "CallerID",
                    "Cause",
                    "EventMask",
                    "AuthType",
                    "Key",
                    "ActionID",
                    ":");
    private static final List<String> VALUES =
            List.of(
                    "PJSIP/seat-01",
                    "PJSIP/",
                    "/",
                    "offer",
                    "case",
                    "s",
                    "1",
                    "-1",
                    "999999999",
                    "99999999999999999999",
                    "true",
                    "CASE_ID=7",
                    "=",
                    "\"<",
                    "<>",
                    "MD5",
                    "on",
                    "\u0000\uFFFF",
                    "16",
                    "300",
                    "case-7");

    @Test
    void noInputEndsTheExchangeOrAnotherClientsConnection() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PbxConfig config = PbxConfig.sixteenSeats(0, "hotline", "transcript-secret");
        try (Pbx pbx = Pbx.start(config, new PhoneListener() {}, Clock.systemUTC());
                AmiClient bystander = AmiClient.loggedIn(pbx.port(), "off")) {
            for (int round = 0; round < 60; round++) {
                attack(pbx, random);
            }
            bystander.send(new Block(List.of("Action: Ping", "ActionID: still-here")));
            Block answer = Objects.requireNonNull(bystander.next());
            assertThat(answer.get("ActionID")).as("seed %d", seed).isEqualTo("still-here");
            assertThat(pbx.failures()).as("seed %d", seed).isZero();
        }
    }

    private static void attack(Pbx pbx, Random random) {
        try (AmiClient client =
                AmiClient.loggedIn(pbx.port(), random.nextBoolean() ? "on" : "off")) {
            for (int i = 0; i < 20; i++) {
                client.sendRaw(random.nextInt(8) == 0 ? noise(random) : action(random));
            }
        } catch (IOException e) {
            // The exchange may well have thrown this one out: the point is that it lives on.
            assertThat(e).hasMessageMatching(".*(Broken pipe|reset|closed).*");
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(1_500)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] action(Random random) {
        StringBuilder text = new StringBuilder("Action: " + pick(random, ACTIONS) + "\r\n");
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(pick(random, NAMES))
                    .append(": ")
                    .append(pick(random, VALUES))
                    .append("\r\n");
        }
        return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
