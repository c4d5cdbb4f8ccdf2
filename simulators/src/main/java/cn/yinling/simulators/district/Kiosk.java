package cn.yinling.simulators.district;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.topic.DeviceId;

/**
 * The kiosk in a street's home-care service centre.
 *
 * @param voice extension of its loudspeaker and microphone
 * @param password what the device proves itself with at the gateway
 */
public record Kiosk(DeviceId id, Centre centre, String voice, String password) {
    /** Where it stands, as an agent is told. */
    public Place place() {
        return new Place(
                centre.street().code(),
                centre.street().name(),
                centre.name(),
                centre.address(),
                centre.entry());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Kiosk[" + id + "]";
    }
}
