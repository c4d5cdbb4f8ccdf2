package cn.yinling.runtime.web.api;

import cn.yinling.link.topic.DeviceId;
import org.jspecify.annotations.Nullable;

/** What the kit has to know of the residents and devices that calls are about. Thread-safe. */
public interface Subjects {
    /** The id of the resident whose device it is, or null. Never blocks. */
    @Nullable String ownerOf(DeviceId device);

    /** Whether somebody with that reach may know of a resident. Blocks. */
    boolean isWithin(Reach reach, String residentId);

    /** Whether somebody with that reach may know of a device. Blocks. */
    boolean isWithin(Reach reach, DeviceId device);
}
