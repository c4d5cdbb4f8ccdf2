package cn.yinling.hub.enrolment;

import cn.yinling.register.Words;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The test of a device at installation. Immutable.
 *
 * @param expected SenML names of what the device must have measured or, for an alarm's cause,
 *     raised
 * @param isHeard whether the installer has heard the hotline through it and was heard; null: not
 *     tried yet
 * @param hasPassed as it was when it was finished; before, as it is now
 */
public record SelfTest(
        String id,
        String deviceId,
        List<String> expected,
        Instant startedAt,
        String startedBy,
        @Nullable Boolean isHeard,
        @Nullable Instant finishedAt,
        @Nullable String finishedBy,
        boolean hasPassed,
        List<Item> items) {

    public SelfTest {
        expected = List.copyOf(expected);
        items = List.copyOf(items);
    }

    /** How one item stands. */
    public enum Result {
        @JsonProperty("ok")
        OK,
        /** Not seen yet. */
        @JsonProperty("missing")
        MISSING,
        /** Seen, and wrong. */
        @JsonProperty("failed")
        FAILED
    }

    /**
     * A line of the checklist.
     *
     * @param item {@code connected}, {@code reading}, the name of something expected, {@code
     *     test-alarm}, {@code hotline}, {@code battery}, {@code clock} or {@code voice}
     * @param words what to do, or that all is well
     */
    public record Item(String item, Result result, Words words) {}
}
