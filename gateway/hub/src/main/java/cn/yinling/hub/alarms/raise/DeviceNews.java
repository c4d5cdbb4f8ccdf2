package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.commands.AlarmNews;
import cn.yinling.hub.commands.Commands;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.command.DeviceCommand.Kind;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells a device how far its alarm has come, by the commands' way. Thread-safe. */
final class DeviceNews {
    private final Consumer<AlarmNews> tell;
    private final Consumer<AlarmNews> tellUnlessTold;
    private final Duration validity;

    /**
     * News that mean something to the device for so long.
     *
     * @param tell see {@link Commands#tell}
     * @param tellUnlessTold see {@link Commands#tellUnlessTold}
     */
    DeviceNews(Consumer<AlarmNews> tell, Consumer<AlarmNews> tellUnlessTold, Duration validity) {
        this.tell = tell;
        this.tellUnlessTold = tellUnlessTold;
        this.validity = validity;
    }

    /** What the state means for the device. */
    void of(AlarmState state) {
        Kind kind =
                switch (state.stage()) {
                    case TAKEN -> null;
                    case ACCEPTED -> Kind.HELP_IS_COMING;
                    case CLOSED -> Kind.CASE_CLOSED;
                };
        if (kind != null && DeviceId.isValid(state.deviceId())) { // an incident is no device
            tell.accept(news(state.deviceId(), kind, state.alarmId(), state.agent(), state.at()));
        }
    }

    /** What a hub that was ended may not have been able to say. */
    void of(LeftOpen.Moved moved) {
        Instant at = moved.closedAt() == null ? moved.acceptedAt() : moved.closedAt();
        Kind kind = moved.closedAt() == null ? Kind.HELP_IS_COMING : Kind.CASE_CLOSED;
        if (at != null && DeviceId.isValid(moved.deviceId())) {
            tellUnlessTold.accept(news(moved.deviceId(), kind, moved.alarmId(), moved.agent(), at));
        }
    }

    private AlarmNews news(
            String deviceId, Kind kind, String alarmId, @Nullable String agent, Instant at) {
        return new AlarmNews(new DeviceId(deviceId), kind, alarmId, agent, at, at.plus(validity));
    }
}
