package cn.yinling.hub.enrolment;

import cn.yinling.register.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A self-test as the API has it. Immutable. */
record SelfTestView(
        String id,
        String deviceId,
        Instant startedAt,
        String startedBy,
        @Nullable Instant finishedAt,
        @Nullable String finishedBy,
        String state,
        List<Check> checks) {

    /** A line of the checklist. */
    record Check(String check, String state, String detail, Words words) {
        static Check of(SelfTest.Item item) {
            String state =
                    switch (item.result()) {
                        case OK -> "passed";
                        case MISSING -> "waiting";
                        case FAILED -> "failed";
                    };
            return new Check(item.item(), state, item.words().en(), item.words());
        }
    }

    static SelfTestView of(SelfTest test) {
        String over = test.hasPassed() ? "passed" : "failed";
        return new SelfTestView(
                test.id(),
                test.deviceId(),
                test.startedAt(),
                test.startedBy(),
                test.finishedAt(),
                test.finishedBy(),
                test.finishedAt() == null ? "running" : over,
                test.items().stream().map(Check::of).toList());
    }
}
