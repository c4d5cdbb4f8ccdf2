package cn.yinling.kiosk;

import cn.yinling.kiosk.outbox.OutboxConfig;
import cn.yinling.kiosk.sos.SosConfig;
import cn.yinling.kiosk.uplink.HubConfig;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.web.WebConfig;

/**
 * Everything that is configured on a kiosk.
 *
 * @param id the kiosk's id, also its user name at the gateway
 * @param placeName what the page calls the place
 * @param hotlineNumber as people dial it
 */
public record KioskConfig(
        String id,
        String placeName,
        @Default("871-12345") String hotlineNumber,
        HubConfig hub,
        OutboxConfig outbox,
        WebConfig web,
        SosConfig sos) {

    public KioskConfig {
        new DeviceId(id);
        if (placeName.isBlank() || hotlineNumber.isBlank()) {
            throw new IllegalArgumentException("place-name and hotline-number must not be empty");
        }
    }
}
