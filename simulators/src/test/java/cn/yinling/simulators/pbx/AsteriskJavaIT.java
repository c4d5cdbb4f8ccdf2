package cn.yinling.simulators.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The exchange as the library sees it that hotline uses. */
class AsteriskJavaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final PhoneListener ears =
            new PhoneListener() {
                @Override
                public void rings(PhoneCall call) {
                    heard.add(
                            "rings %s %s %s"
                                    .formatted(
                                            call.phone(),
                                            call.callerName(),
                                            call.variables().get("CASE_ID")));
                }

                @Override
                public void ended(PhoneCall call) {
                    heard.add("ended " + call.callId());
                }
            };
    private final Pbx pbx =
            Pbx.start(PbxConfig.sixteenSeats(0, "hotline", "geheim"), ears, Clock.systemUTC());
    private final Queue<ManagerEvent> events = new ConcurrentLinkedQueue<>();
    private final DefaultManagerConnection manager = connection("geheim");

    @AfterEach
    void stop() {
        if (manager.getState() == org.asteriskjava.manager.ManagerConnectionState.CONNECTED) {
            manager.logoff();
        }
        pbx.close();
    }

    @Test
    void logsInByChallengeAndPings() throws Exception {
        manager.login();
        assertThat(manager.sendAction(new PingAction()).getResponse()).isEqualTo("Success");
        assertThat(manager.getVersion().toString()).contains("22");
    }

    @Test
    void wrongSecretIsRefused() {
        assertThatThrownBy(() -> connection("falsch").login())
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void callToAPhoneThatAnswersIsADialThatEndsInAnswer() throws Exception {
        pbx.phone("seat-03").behave(new PhoneHabit.Answers(Duration.ofMillis(50)));
        manager.login();
        ManagerResponse response = manager.sendAction(call("seat-03", 10_000));
        assertThat(response.getResponse()).isEqualTo("Success");
        await().atMost(PATIENCE).until(() -> !all(OriginateResponseEvent.class).isEmpty());
        assertThat(all(DialEndEvent.class))
                .singleElement()
                .satisfies(end -> {
                    assertThat(end.getDialStatus()).isEqualTo("ANSWER");
                    assertThat(end.getDestUniqueId()).isEqualTo("case-1-offer-1");
                });
        assertThat(heard).containsExactly("rings seat-03 SOS 1");
        assertThat(channels()).containsExactly("case-1-offer-1");
        manager.sendAction(new HangupAction("case-1-offer-1"));
        await().atMost(PATIENCE).until(() -> heard.contains("ended case-1-offer-1"));
        await().atMost(PATIENCE).until(() -> !all(HangupEvent.class).isEmpty());
        assertThat(channels()).isEmpty();
    }

    @Test
    void timeoutIsHonoured() throws Exception {
        manager.login();
        manager.sendAction(call("seat-04", 300));
        await().atMost(PATIENCE).until(() -> !all(HangupEvent.class).isEmpty());
        assertThat(all(OriginateResponseEvent.class))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.isSuccess()).isFalse();
                    assertThat(answer.getReason()).isEqualTo(3);
                });
    }

    @Test
    void synchronousCallAnswersWhenThePhoneHas() throws Exception {
        pbx.phone("seat-05").behave(new PhoneHabit.Answers(Duration.ofMillis(100)));
        pbx.phone("seat-06").behave(new PhoneHabit.Refuses(486));
        manager.login();
        OriginateAction answered = call("seat-05", 10_000);
        answered.setAsync(false);
        assertThat(manager.sendAction(answered, 15_000).getResponse()).isEqualTo("Success");
        OriginateAction busy = call("seat-06", 10_000);
        busy.setChannelId("case-1-offer-2");
        busy.setAsync(false);
        assertThat(manager.sendAction(busy, 15_000).getMessage()).isEqualTo("Originate failed");
    }

    @Test
    void eachConnectionHasItsOwnEvents() throws Exception {
        DefaultManagerConnection deaf = connection("geheim");
        manager.login();
        deaf.login("off");
        pbx.phone("seat-07").behave(new PhoneHabit.Refuses(603));
        Queue<ManagerEvent> heardByDeaf = new ConcurrentLinkedQueue<>();
        deaf.addEventListener(heardByDeaf::add);
        deaf.sendAction(call("seat-07", 10_000));
        await().atMost(PATIENCE).until(() -> !all(HangupEvent.class).isEmpty());
        deaf.sendAction(new PingAction());
        assertThat(heardByDeaf).isEmpty();
        deaf.logoff();
    }

    @Test
    void fortyCallsAtOnceAllEnd() throws Exception {
        for (int seat = 1; seat <= 16; seat++) {
            pbx.phone("seat-%02d".formatted(seat))
                    .behave(
                            seat % 2 == 0
                                    ? new PhoneHabit.Answers(Duration.ofMillis(20))
                                    : new PhoneHabit.Refuses(486));
        }
        manager.login();
        for (int i = 0; i < 40; i++) {
            OriginateAction action = call("seat-%02d".formatted(i % 16 + 1), 10_000);
            action.setChannelId("load-" + i);
            manager.sendAction(action);
        }
        await().atMost(PATIENCE).until(() -> all(OriginateResponseEvent.class).size() == 40);
        assertThat(pbx.failures()).isZero();
    }

    private DefaultManagerConnection connection(String secret) {
        DefaultManagerConnection connection =
                new DefaultManagerConnection("127.0.0.1", pbx.port(), "hotline", secret);
        connection.addEventListener(events::add);
        return connection;
    }

    private static OriginateAction call(String seat, long timeoutMillis) {
        OriginateAction action = new OriginateAction();
        action.setChannel("PJSIP/" + seat);
        action.setChannelId("case-1-offer-1");
        action.setContext("offer");
        action.setExten("s");
        action.setPriority(1);
        action.setTimeout(timeoutMillis);
        action.setAsync(true);
        action.setCallerId("\"SOS\" <4711>");
        action.setVariables(Map.of("CASE_ID", "1"));
        return action;
    }

    private List<String> channels() throws Exception {
        return manager.sendEventGeneratingAction(new CoreShowChannelsAction()).getEvents().stream()
                .filter(CoreShowChannelEvent.class::isInstance)
                .map(event -> ((CoreShowChannelEvent) event).getUniqueid())
                .toList();
    }

    private <T extends ManagerEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
