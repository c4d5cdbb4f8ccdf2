package cn.yinling.hub.alarms.storm;

import static cn.yinling.hub.alarms.TestAlarms.NOW;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.StormConfig;
import cn.yinling.hub.alarms.push.AlarmMeters;
import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.push.OpenAlarms;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.QueuedWork;
import cn.yinling.hub.doors.Roll;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.hub.mqtt.TestHotline;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.Credential;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A house of beds, every second of another make, and a hotline that listens; no database, and no
 * time that passes by itself.
 */
final class Staircase implements StormDesk.Devices {
    private static final Credential CREDENTIAL = Credential.ofPassword("a-password-of-a-bed");

    final QueuedWork lane = new QueuedWork();
    final OpenAlarms book = new OpenAlarms(EscalationConfig.defaults());
    final TestHotline hotline;
    final StormDesk storms;
    private Instant now = NOW;

    Staircase() {
        Sessions sessions = new Sessions(new Roll());
        hotline = TestHotline.listening(sessions, "hotline", this::now);
        HotlineDesk desk =
                new HotlineDesk(
                        book,
                        sessions,
                        this::now,
                        this::now,
                        Duration.ofSeconds(2),
                        new AlarmMeters(new SimpleMeterRegistry(), () -> 0, () -> 0),
                        lane);
        storms =
                new StormDesk(
                        StormConfig.defaults(),
                        desk,
                        this,
                        new IncidentHomes(Staircase::registered),
                        lane::add,
                        this::now,
                        this::now);
    }

    Instant now() {
        return now;
    }

    Staircase after(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    void pass() {
        storms.pass();
    }

    /** The alarms that somebody else is told of now, and why. */
    List<String> escalated() {
        return book.escalate(now).stream()
                .map(one -> one.alarm().alarmId() + " " + one.reason().wireName())
                .toList();
    }

    /** Of what the hotline was told since this was asked last, the latest; it has all of it now. */
    Alarm told() {
        List<TestHotline.Push> pushes = hotline.pushes();
        pushes.forEach(hotline::acknowledge);
        byte[] latest = pushes.getLast().body().getBytes(StandardCharsets.UTF_8);
        try {
            return LinkJson.read(latest, Alarm.class);
        } catch (MalformedJsonException e) {
            throw new AssertionError("no hotline could read it", e);
        }
    }

    static Alarm.Incident incident(Alarm told) {
        return Objects.requireNonNull(told.incident());
    }

    <T extends AlarmWork> List<T> lane(Class<T> kind) {
        return lane.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends AlarmWork> T last(Class<T> kind) {
        return Objects.requireNonNull(lane(kind).getLast());
    }

    @Override
    public @Nullable String building(String deviceId) {
        return "3幢";
    }

    @Override
    public String model(String deviceId) {
        return number(deviceId) % 2 == 0 ? "even" : "odd";
    }

    private static int number(String deviceId) {
        return Integer.parseInt(deviceId.substring(deviceId.indexOf('-') + 1));
    }

    private static RegisteredDevice registered(String deviceId) {
        return new RegisteredDevice(
                new DeviceId(deviceId),
                DeviceKind.BED,
                null,
                null,
                CREDENTIAL,
                new Place("320602-01", "新城桥街道", null, "青年路 1 号", null),
                null,
                "3幢",
                null);
    }
}
