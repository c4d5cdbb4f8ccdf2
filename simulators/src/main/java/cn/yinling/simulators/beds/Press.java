package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;

/**
 * An emergency that the gateway has acknowledged.
 *
 * @param onset when it happened, to the millisecond, as the message says
 * @param publishedAt when the message last went out
 * @param acknowledgedAt when the gateway's PUBACK was there: from then on it is durable
 */
public record Press(
        DeviceId bed, Cause cause, Instant onset, Instant publishedAt, Instant acknowledgedAt) {

    /** The id of the alarm that the gateway makes of it. */
    public String alarmId() {
        return AlarmId.of(bed, cause, onset);
    }
}
