package cn.yinling.hub.support;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An SOS of one device, and a hotline that says how far its case has come. */
public final class Rescue implements AutoCloseable {
    private final String device;
    private final Listening hotline;
    private final String alarmId;

    private Rescue(String device, Listening hotline, String alarmId) {
        this.device = device;
        this.hotline = hotline;
        this.alarmId = alarmId;
    }

    /** By a connection of another client id than the one under test. */
    public static Rescue begin(RunningGateway running, String device) {
        Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
        try (RawClient presser = RawClient.open(running.gateway().mqttPort())) {
            presser.signIn(running, device, "presser");
            presser.send(
                    RawClient.publishing(
                            "care/v1/" + device + "/alarm",
                            1,
                            "[{\"n\":\"sos\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8)));
            presser.receive();
        }
        Awaitility.await().until(() -> !hotline.heard().isEmpty());
        return new Rescue(device, hotline, hotline.heard(Alarm.class).getLast().alarmId());
    }

    /** Returns when the hub has it durably; the device is told at once if it is there. */
    public void accepted() {
        say(AlarmState.Stage.ACCEPTED, null);
    }

    public void closed() {
        say(AlarmState.Stage.CLOSED, "comforted");
    }

    private void say(AlarmState.Stage stage, @Nullable String outcome) {
        AlarmState state =
                new AlarmState(alarmId, device, "case-1", stage, Instant.now(), 7, "小周", outcome);
        PublishOutcome said =
                hotline.publish("care/v1/alarms/" + alarmId + "/state", LinkJson.write(state));
        Assertions.assertThat(said).isEqualTo(new PublishOutcome.Acknowledged());
    }

    @Override
    public void close() {
        hotline.close();
    }
}
