package cn.yinling.hotline.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.runtime.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmiExchangeIT {
    private static final String CALL = "case-20261121-110000.123-bed-0001-sos-offer-run-1";

    private final List<PhoneEvent> events = new CopyOnWriteArrayList<>();
    private ScriptedExchange asterisk;
    private AmiExchange exchange;

    @BeforeEach
    void start() {
        asterisk = ScriptedExchange.start();
        exchange = begin(asterisk.port());
    }

    @AfterEach
    void stop() {
        exchange.close();
        asterisk.close();
    }

    private AmiExchange begin(int port) {
        AmiExchange begun = new AmiExchange(config(port), Clock.systemUTC(), Clock.systemUTC());
        begun.open(events::add);
        return begun;
    }

    private static AmiConfig config(int port) {
        return new AmiConfig(
                "127.0.0.1",
                port,
                "hotline",
                new Secret("secret"),
                Duration.ofMillis(200),
                Duration.ofMillis(1_500),
                null);
    }

    @Test
    void callIsAnsweredAndEndsWhenWeHangUp() {
        asterisk.play("offer-answered-then-hotline-hangs-up");
        ring();
        await().until(() -> events.contains(new PhoneEvent.Answered(CALL)));
        exchange.hangUp(CALL);
        await().until(() -> events.contains(new PhoneEvent.Ended(CALL, EndCause.HUNG_UP)));
        assertThat(events)
                .containsExactly(
                        new PhoneEvent.ExchangeUp(),
                        new PhoneEvent.Ringing(CALL),
                        new PhoneEvent.Answered(CALL),
                        new PhoneEvent.Ended(CALL, EndCause.HUNG_UP));
    }

    @Test
    void anErrorOfItsListenerLosesNoLaterEvent() {
        exchange.close();
        AtomicInteger errors = new AtomicInteger(2);
        exchange = new AmiExchange(config(asterisk.port()), Clock.systemUTC(), Clock.systemUTC());
        exchange.open(event -> {
            if (event instanceof PhoneEvent.Ringing || errors.getAndDecrement() > 1) {
                throw new NoClassDefFoundError("cn/yinling/Gone");
            }
            events.add(event);
        });
        await().atMost(Duration.ofSeconds(60)).until(exchange::isUp);
        asterisk.play("offer-answered-then-hotline-hangs-up");
        ring();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> events.contains(new PhoneEvent.Answered(CALL)));
        await().atMost(Duration.ofSeconds(60)).until(() -> exchange.problem() == null);
    }

    @Test
    void originateSaysWhoCallsAndIntoWhichCaseTheAgentComes() {
        asterisk.play("offer-not-answered-in-time");
        ring();
        await().until(() -> !asterisk.asked("Originate").isEmpty());
        Map<String, String> asked = asterisk.asked("Originate").getFirst();
        assertThat(asked)
                .containsEntry("ChannelId", CALL)
                .containsEntry("Channel", "PJSIP/seat-01")
                .containsEntry("Context", "offer")
                .containsEntry("Exten", "s")
                .containsEntry("Priority", "1")
                .containsEntry("Timeout", "12000")
                .containsEntry("Async", "true")
                .containsEntry("CallerID", "\"王*英 紧急\" <6101>");
        assertThat(asked.get("Variable"))
                .contains("CASE_ID=20261121-110000.123-bed-0001-sos")
                .contains("PJSIP_HEADER(add,X-Case-Id)=20261121-110000.123-bed-0001-sos");
    }

    @Test
    void telephoneOutsideIsToldNothingOfTheCase() {
        asterisk.play("offer-not-answered-in-time");
        await().until(exchange::isUp);
        exchange.ring(request("PJSIP/13800001021@trunk", false));
        await().until(() -> !asterisk.asked("Originate").isEmpty());
        assertThat(asterisk.asked("Originate").getFirst())
                .containsEntry("Channel", "PJSIP/13800001021@trunk")
                .containsEntry("Variable", "CASE_ID=20261121-110000.123-bed-0001-sos");
    }

    @ParameterizedTest
    @CsvSource({
        "offer-not-answered-in-time, NO_ANSWER",
        "offer-refused-486-busy, BUSY",
        "offer-refused-603-decline, DECLINED",
        "offer-to-silent-seat, UNREACHABLE",
        "offer-to-unregistered-seat, UNREACHABLE"
    })
    void callThatIsNotAnsweredEndsOnceWithItsCause(String conversation, EndCause cause) {
        asterisk.play(conversation);
        ring();
        await().until(() -> events.contains(new PhoneEvent.Ended(CALL, cause)));
        assertThat(events).doesNotContain(new PhoneEvent.Answered(CALL));
        assertThat(events.stream().filter(PhoneEvent.Ended.class::isInstance)).hasSize(1);
    }

    @Test
    void ringThatIsTakenBackEndsAsTakenBack() {
        asterisk.play("offer-withdrawn-while-ringing");
        ring();
        await().until(() -> events.contains(new PhoneEvent.Ringing(CALL)));
        exchange.hangUp(CALL);
        await().until(() -> events.contains(new PhoneEvent.Ended(CALL, EndCause.WITHDRAWN)));
        assertThat(asterisk.asked("Hangup").getFirst()).containsEntry("Channel", CALL);
    }

    @Test
    void agentWhoHangsUpEndsTheCall() {
        asterisk.play("offer-answered-then-seat-hangs-up");
        ring();
        await().until(() -> events.contains(new PhoneEvent.Ended(CALL, EndCause.HUNG_UP)));
    }

    @Test
    void exchangeThatFallsSilentIsNoticedAndConnectedToAnew() {
        await().until(exchange::isUp);
        asterisk.goSilent(true);
        await().until(() -> !exchange.isUp());
        assertThat(events.getLast()).isInstanceOf(PhoneEvent.ExchangeDown.class);
        asterisk.goSilent(false);
        await().atMost(Duration.ofSeconds(20)).until(exchange::isUp);
    }

    @Test
    void exchangeThatRestartsIsConnectedToAnewAndItsCallsAreOver() {
        asterisk.play("offer-withdrawn-while-ringing");
        ring();
        await().until(() -> events.contains(new PhoneEvent.Ringing(CALL)));
        int port = asterisk.port();
        asterisk.close();
        await().until(() -> !exchange.isUp());
        asterisk = ScriptedExchange.startAt(port);
        await().until(() -> events.contains(new PhoneEvent.Ended(CALL, EndCause.LOST)));
        assertThat(exchange.isUp()).isTrue();
    }

    @Test
    void callAnsweredWhileTheConnectionWasGoneIsAnswered() {
        asterisk.play("offer-withdrawn-while-ringing");
        ring();
        await().until(() -> events.contains(new PhoneEvent.Ringing(CALL)));
        asterisk.list(CALL, 6);
        asterisk.dropAll();
        await().until(() -> events.contains(new PhoneEvent.Answered(CALL)));
    }

    @Test
    void ringThatAnEarlierProcessLeftIsEndedAndItsConversationIsNot() {
        await().until(exchange::isUp);
        exchange.close();
        asterisk.list("case-old-offer-1", 5);
        asterisk.list("case-old-offer-2", 6);
        asterisk.list("1795296281.12", 5);
        exchange = begin(asterisk.port());
        await().until(() -> !asterisk.asked("Hangup").isEmpty());
        assertThat(asterisk.asked("Hangup"))
                .extracting(action -> action.get("Channel"))
                .containsExactly("case-old-offer-1");
        assertThat(events).contains(new PhoneEvent.Found("case-old-offer-2", null, false));
    }

    @Test
    void wrongSecretIsTriedSlowlyAndNotInALoop() {
        await().until(exchange::isUp);
        exchange.close();
        asterisk.refuse(true);
        int before = asterisk.logins();
        exchange = begin(asterisk.port());
        await().until(() -> asterisk.logins() == before + 1);
        await().during(Duration.ofMillis(1_500)).until(() -> asterisk.logins() == before + 1);
        assertThat(exchange.isUp()).isFalse();
    }

    @Test
    void ringWhileTheExchangeIsAwayEndsAtOnce() {
        await().until(exchange::isUp);
        asterisk.close();
        await().until(() -> !exchange.isUp());
        exchange.ring(request());
        await().until(() -> events.contains(new PhoneEvent.Ended(CALL, EndCause.EXCHANGE_AWAY)));
    }

    private void ring() {
        await().until(exchange::isUp);
        exchange.ring(request());
    }

    private static RingRequest request() {
        return request("PJSIP/seat-01", true);
    }

    private static RingRequest request(String endpoint, boolean isOurs) {
        return new RingRequest(
                CALL,
                endpoint,
                "王*英 紧急",
                "6101",
                "20261121-110000.123-bed-0001-sos",
                Duration.ofSeconds(12),
                isOurs);
    }
}
