package cn.yinling.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.kiosk.sos.Sos;
import cn.yinling.link.json.LinkJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMessageTest {
    private static final Instant PRESSED = Instant.parse("2026-11-21T03:00:00.123Z");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:07Z");

    @Test
    void stateAtRestIsTheGoldenFile() throws IOException {
        assertThat(json(state(StateMessage.Link.OFFLINE, null)))
                .isEqualTo(golden("state-at-rest.json"));
    }

    @Test
    void stateWithAnSosIsTheGoldenFile() throws IOException {
        assertThat(json(state(StateMessage.Link.ONLINE, sos(Sos.Stage.TAKEN))))
                .isEqualTo(golden("state-taken.json"));
    }

    @ParameterizedTest
    @CsvSource({"SAVED, saved", "RECEIVED, received", "TAKEN, taken", "CLOSED, closed"})
    void everyStageHasTheWordOfTheProtocol(Sos.Stage stage, String word) {
        assertThat(json(state(StateMessage.Link.ONLINE, sos(stage))))
                .contains("\"state\":\"" + word + "\"");
    }

    @Test
    void pressThatIsNotSavedCannotBeWritten() {
        assertThatThrownBy(() -> state(StateMessage.Link.ONLINE, sos(Sos.Stage.HELD)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheClockIsNoChange() {
        StateMessage state = state(StateMessage.Link.ONLINE, null);

        assertThat(state.looksLike(state(StateMessage.Link.ONLINE, null))).isTrue();
        assertThat(state.looksLike(state(StateMessage.Link.OFFLINE, null))).isFalse();
    }

    private static Sos sos(Sos.Stage stage) {
        return new Sos("one", "kiosk-01.sos.1", PRESSED, stage, false, "小李", NOW);
    }

    private static StateMessage state(StateMessage.Link link, @Nullable Sos sos) {
        return new StateMessage(
                NOW,
                "kiosk-01",
                "听潮街道居家养老服务中心",
                "871-12345",
                link,
                sos == null ? null : StateMessage.SosMessage.of(sos, 2));
    }

    private static String json(StateMessage state) {
        return new String(LinkJson.write(state), StandardCharsets.UTF_8);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = StateMessageTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
