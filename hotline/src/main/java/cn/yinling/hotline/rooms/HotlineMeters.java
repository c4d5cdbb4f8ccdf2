package cn.yinling.hotline.rooms;

import cn.yinling.hotline.calls.EndCause;
import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.dispatch.Effect;
import cn.yinling.link.alarm.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What Prometheus is told of the hotline; codes and numbers, never a person. Thread-safe. */
public final class HotlineMeters {
    private final MeterRegistry registry;
    private final Timer answerTime;
    private final Timer alarmToScreen;

    public HotlineMeters(MeterRegistry registry) {
        this.registry = registry;
        this.answerTime =
                Timer.builder("hotline.answer.time")
                        .description("from a case's opening to its first acceptance")
                        .serviceLevelObjectives(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(180))
                        .register(registry);
        this.alarmToScreen =
                Timer.builder("hotline.alarm.to.screen")
                        .description("from an alarm's arrival to the offer sent to a free seat")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
    }

    void opened(Lane lane) {
        registry.counter("hotline.cases.opened", "lane", String.valueOf(lane.number())).increment();
    }

    void pressedAgain() {
        registry.counter("hotline.cases.pressed.again").increment();
    }

    void accepted(Effect.Means means) {
        registry.counter("hotline.cases.accepted", "means", lower(means)).increment();
    }

    void answered(Duration after) {
        answerTime.record(after);
    }

    void closed(Outcome outcome) {
        registry.counter("hotline.cases.closed", "outcome", outcome.wireName()).increment();
    }

    void offered() {
        registry.counter("hotline.offers").increment();
    }

    void withdrawn(Effect.Why why) {
        registry.counter("hotline.offers.withdrawn", "why", lower(why)).increment();
    }

    void returned() {
        registry.counter("hotline.cases.returned").increment();
    }

    void rang(boolean answered, EndCause cause) {
        registry.counter("hotline.rings", "outcome", answered ? "answered" : cause.wireName())
                .increment();
    }

    /** Somebody was called into a case; null where she has answered. */
    void reached(Party party, @Nullable EndCause failed) {
        registry.counter(
                        "hotline.calls",
                        "party",
                        lower(party.kind()),
                        "outcome",
                        failed == null ? "answered" : failed.wireName())
                .increment();
    }

    void onScreen(Duration after) {
        alarmToScreen.record(after);
    }

    public void link(String name, BooleanSupplier isUp) {
        gauge(name + ".up", () -> isUp.getAsBoolean() ? 1 : 0);
    }

    public void gauge(String name, IntSupplier value) {
        Gauge.builder("hotline." + name, value, IntSupplier::getAsInt)
                .strongReference(true)
                .register(registry);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
