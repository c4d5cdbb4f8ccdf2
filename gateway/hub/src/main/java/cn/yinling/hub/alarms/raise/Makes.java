package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.storm.StormDesk;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.RegisteredDevice;
import org.jspecify.annotations.Nullable;

/** What devices have in common, as the register says it now. Thread-safe. */
final class Makes implements StormDesk.Devices {
    private final DeviceDirectory directory;

    Makes(DeviceDirectory directory) {
        this.directory = directory;
    }

    @Override
    public @Nullable String building(String deviceId) {
        RegisteredDevice device = directory.find(deviceId);
        return device == null ? null : device.building();
    }

    @Override
    public String model(String deviceId) {
        RegisteredDevice device = directory.find(deviceId);
        if (device == null) {
            return "";
        }
        return device.model() == null ? device.kind().code() : device.model();
    }
}
