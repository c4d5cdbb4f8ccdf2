package cn.yinling.simulators.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmiReaderTest {
    @Test
    void namesAreReadWithoutRegardToCaseAndMayRepeat() throws IOException {
        AmiMessage message =
                received("action: Originate\r\nVariable: A=1\r\nvariable: B=2\r\nExten:s\r\n\r\n");
        assertThat(message.get("Action")).isEqualTo("Originate");
        assertThat(message.all("VARIABLE")).containsExactly("A=1", "B=2");
        assertThat(message.get("Exten")).isEqualTo("s");
        assertThat(message.get("Missing")).isEmpty();
    }

    @Test
    void linesMayEndWithLineFeedAlone() throws IOException {
        assertThat(received("Action: Ping\nActionID: 7\n\n").get("ActionID")).isEqualTo("7");
    }

    @Test
    void moreHeadersThanAsteriskTakesAreReadToTheEndAndRefused() throws IOException {
        AmiReader reader = reader("A: b\r\n".repeat(129) + "\r\nAction: Ping\r\n\r\n");
        assertThat(reader.next()).isInstanceOf(AmiInput.TooManyHeaders.class);
        assertThat(reader.next()).isInstanceOf(AmiInput.Received.class);
    }

    @Test
    void lineWithoutEndIsRefused() throws IOException {
        assertThat(reader("A".repeat(5_000)).next()).isInstanceOf(AmiInput.LineTooLong.class);
    }

    @Test
    void anyBytesAreReadToTheirEnd() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(4_000)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) "\r\n: A".charAt(i % 5) : bytes[i];
            }
            AmiReader reader = new AmiReader(new ByteArrayInputStream(bytes));
            assertThat(end(reader, bytes.length)).as("seed %d, round %d", seed, round).isTrue();
        }
    }

    /** Whether reading comes to an end, after at most a message a byte. */
    private static boolean end(AmiReader reader, int bytes) throws IOException {
        for (int messages = 0; messages <= bytes; messages++) {
            switch (reader.next()) {
                case AmiInput.Received _, AmiInput.TooManyHeaders _ -> {}
                case AmiInput.LineTooLong _, AmiInput.Ended _ -> {
                    return true;
                }
            }
        }
        return false;
    }

    private static AmiMessage received(String text) throws IOException {
        return ((AmiInput.Received) reader(text).next()).message();
    }

    private static AmiReader reader(String text) {
        return new AmiReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
