package cn.yinling.hub.watches;

import cn.yinling.hub.doors.DeviceRates;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Refusals;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What every watch's connection shares.
 *
 * @param rates what each device may still send
 */
record WatchHub(
        WatchConfig config,
        DeviceDirectory directory,
        Watches watches,
        WatchInbox inbox,
        Gate gate,
        DeviceRates rates,
        Refusals refusals,
        WatchMeters meters,
        InstantSource clock) {

    /** The watch of that id that may connect, or null. */
    @Nullable RegisteredDevice find(String deviceId) {
        RegisteredDevice device = directory.find(deviceId);
        return device == null || device.kind() != DeviceKind.WATCH ? null : device;
    }
}
