package cn.yinling.hub.commands;

import cn.yinling.hub.doors.Submission;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the commands' thread has to deal with. */
sealed interface Happening {
    DeviceId device();

    /** A command was stored. */
    record Queued(DeviceId device) implements Happening {}

    /**
     * The hotline has done something about an alarm.
     *
     * @param sentAt when the device was told, null where it was not there
     */
    record Announced(AlarmNews news, @Nullable Instant sentAt) implements Happening {
        @Override
        public DeviceId device() {
            return news.device();
        }
    }

    /** The device can hear commands from now on. */
    record Came(DeviceId device) implements Happening {}

    /** The device has it. */
    record Delivered(DeviceId device, String id, Instant at) implements Happening {}

    /**
     * Something came of it.
     *
     * @param submission who waits to hear that this is durable, null for nobody
     */
    record Ended(
            DeviceId device,
            String id,
            Command.State state,
            Instant at,
            @Nullable String detail,
            @Nullable Submission submission)
            implements Happening {}
}
