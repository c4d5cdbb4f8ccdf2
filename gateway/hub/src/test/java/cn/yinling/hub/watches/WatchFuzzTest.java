package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.reading.Vital;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whatever bytes come, they are frames or none, and a frame means something that can be stored or
 * is refused with a reason; an alarm always means an alarm. CONTRIBUTING says how to fuzz; here the
 * seeds are run.
 */
class WatchFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:15:02.512Z");

    @FuzzTest(maxDuration = "2m")
    void anyStream(byte[] bytes) throws Exception {
        for (Framed framed : Frames.scan(List.of(bytes))) {
            if (framed instanceof WatchFrame frame) {
                assertThat(frame.content().length).isLessThanOrEqualTo(Frames.MOST_BYTES);
                understood(frame);
            }
        }
    }

    @FuzzTest(maxDuration = "2m")
    void anyContent(byte[] content) throws Exception {
        understood(new WatchFrame("3G", "8800000015", null, true, content, null));
        understood(new WatchFrame("3G", "8800000015", null, true, content, "cut short"));
    }

    private static void understood(WatchFrame frame) throws Exception {
        switch (WatchWords.understand(frame, NOW)) {
            case Saying.IsThere(Sighting sighting) -> storable(sighting);
            case Saying.Measured(Sighting sighting) -> storable(sighting);
            case Saying.Alarmed(Sighting sighting, String _) -> {
                storable(sighting);
                assertThat(
                                sighting.reading().causes().isEmpty()
                                        && sighting.reading().over().isEmpty())
                        .isFalse();
            }
            case Saying.Positioned positioned -> {
                storable(positioned.sighting());
                assertThat(positioned.sighting().position()).isNotNull();
            }
            case Saying.Asked(String answer) -> assertThat(frame.answer(answer)).isNotEmpty();
            case Saying.Echoed(String command) -> assertThat(command).isNotEmpty();
            case Saying.Refused(var _, String detail, String _) -> assertThat(detail).isNotEmpty();
        }
    }

    private static void storable(@Nullable Sighting sighting) throws Exception {
        if (sighting == null) {
            return;
        }
        for (Vital vital : Vital.values()) {
            if (sighting.reading().vitals().has(vital)) {
                assertThat(vital.isPlausible(sighting.reading().vitals().get(vital))).isTrue();
            }
        }
        String extra = sighting.reading().extraJson();
        if (extra != null) {
            Map<?, ?> values = LinkJson.read(extra.getBytes(StandardCharsets.UTF_8), Map.class);
            assertThat(values.isEmpty()).isFalse();
        }
    }
}
