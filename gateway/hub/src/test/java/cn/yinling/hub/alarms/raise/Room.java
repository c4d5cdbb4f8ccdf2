package cn.yinling.hub.alarms.raise;

import static cn.yinling.hub.alarms.TestAlarms.NOW;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.StormConfig;
import cn.yinling.hub.alarms.push.AlarmMeters;
import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.push.OpenAlarms;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.QueuedWork;
import cn.yinling.hub.alarms.storm.IncidentHomes;
import cn.yinling.hub.alarms.storm.StormDesk;
import cn.yinling.hub.commands.AlarmNews;
import cn.yinling.hub.doors.Roll;
import cn.yinling.hub.mqtt.Sessions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The alarms' parts without a database, a hotline, or time that passes by itself. */
final class Room {
    final Sessions sessions = new Sessions(new Roll());
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final QueuedWork lane = new QueuedWork();
    final List<AlarmNews> told = new ArrayList<>();
    final List<AlarmNews> toldUnlessTold = new ArrayList<>();
    final OpenAlarms book = new OpenAlarms(EscalationConfig.defaults());
    final FaultyDevices faulty = new FaultyDevices();
    final HotlineDesk desk;
    final StormDesk storms;
    final Moves moves;
    final Restored restored;
    final Aftermath aftermath;
    private Instant now = NOW;
    private Duration wallIsAhead = Duration.ZERO;

    Room() {
        AlarmMeters meters = new AlarmMeters(registry, () -> 0, book::countUntaken);
        desk =
                new HotlineDesk(
                        book, sessions, this::wall, this::now, Duration.ofSeconds(2), meters, lane);
        storms =
                new StormDesk(
                        StormConfig.defaults(),
                        desk,
                        new StormDesk.Devices() {
                            @Override
                            public @Nullable String building(String deviceId) {
                                return null;
                            }

                            @Override
                            public String model(String deviceId) {
                                return "bed";
                            }
                        },
                        new IncidentHomes(_ -> null),
                        lane::add,
                        this::wall,
                        this::now);
        moves =
                new Moves(
                        desk,
                        storms,
                        new DeviceNews(told::add, toldUnlessTold::add, Duration.ofMinutes(30)));
        restored = new Restored(desk, storms, moves, faulty);
        aftermath = new Aftermath(meters, this::wall, book, desk, storms, faulty, restored);
    }

    /** As deadlines have it. */
    Instant now() {
        return now;
    }

    /** As the clock on the wall has it. */
    Instant wall() {
        return now.plus(wallIsAhead);
    }

    void setWallClockBack(Duration by) {
        wallIsAhead = wallIsAhead.minus(by);
    }

    Room after(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    /** The alarms that somebody else is told of now, and why. */
    List<String> escalated() {
        return book.escalate(now).stream()
                .map(one -> one.alarm().alarmId() + " " + one.reason().wireName())
                .toList();
    }

    /** Those of that kind that were put into the lane. */
    <T extends AlarmWork> List<T> lane(Class<T> kind) {
        return lane.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The last of them. */
    <T extends AlarmWork> T last(Class<T> kind) {
        return Objects.requireNonNull(lane(kind).getLast());
    }
}
