package cn.yinling.simulators.district;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.topic.DeviceId;

/**
 * A home with a family-care bed (家庭养老床位).
 *
 * @param bed the bed's device id, for example {@code bed-0001}
 * @param voice extension of the bed's speaker unit
 * @param password what the bed proves itself with at the gateway
 * @param place the home, with how to get in
 * @param resident who sleeps in the bed
 * @param health what the resident's vitals follow from
 */
public record Household(
        DeviceId bed,
        String voice,
        String password,
        Street street,
        Place place,
        Resident resident,
        Health health) {

    /** Only the ids: the rest must not reach a log. */
    @Override
    public String toString() {
        return "Household[" + bed + ", " + resident.id() + "]";
    }
}
