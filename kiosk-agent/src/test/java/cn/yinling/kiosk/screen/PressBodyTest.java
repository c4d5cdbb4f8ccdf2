package cn.yinling.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.testing.Chance;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PressBodyTest {
    private static final String KEY = "3f0c9a52-0d2e-4f0c-9a52-0d2e4f0c9a52";

    @Test
    void keyIsRead() {
        assertThat(PressBody.key(Buffer.buffer("{\"key\":\"" + KEY + "\"}"))).contains(KEY);
        assertThat(PressBody.key(PressBody.of(KEY))).contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"key\":null}",
                "{\"key\":7}",
                "{\"key\":\"\"}",
                "{\"key\":\"a b\"}",
                "{\"key\":\"';drop table sos\"}",
                "{\"key\":\"0123456789012345678901234567890123456789012345678901234567890123x\"}"
            })
    void whatIsNoKeyIsNone(String body) {
        assertThat(PressBody.key(Buffer.buffer(body))).isEmpty();
    }

    @Test
    void randomBytesNeverThrowAndNeverGiveAnImpossibleKey() {
        long seed = Chance.seed();
        Random random = new Random(seed);
        byte[] sound = ("{\"key\":\"" + KEY + "\"}").getBytes(StandardCharsets.UTF_8);
        for (int run = 0; run < 20_000; run++) {
            byte[] body = sound.clone();
            for (int damage = 1 + random.nextInt(6); damage > 0; damage--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(PressBody.key(Buffer.buffer(body)).orElse("none"))
                    .as("seed %d", seed)
                    .matches("[A-Za-z0-9_-]{1,64}");
        }
    }
}
