package cn.yinling.hub.view.live;

import cn.yinling.hub.view.AlarmView;
import cn.yinling.hub.view.DeviceView;
import cn.yinling.hub.view.GatewayStatus;
import cn.yinling.hub.view.StreetView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events say; the contract explains them. */
final class LiveMessages {
    private LiveMessages() {}

    record Snapshot(
            Instant at,
            GatewayStatus status,
            List<StreetView> streets,
            List<AlarmView> alarms,
            List<DeviceView> devices) {}

    record Came(
            String id,
            String street,
            String kind,
            boolean online,
            @Nullable Instant since,
            @Nullable String offlineReason,
            DeviceView.@Nullable UnheardView unheard) {
        static Came of(DeviceView device) {
            return new Came(
                    device.id(),
                    device.street(),
                    device.kind(),
                    device.online(),
                    device.since(),
                    device.offlineReason(),
                    device.unheard());
        }
    }

    record Many(int changed) {}

    record Measured(String deviceId, Instant at, Map<String, Double> values) {}
}
