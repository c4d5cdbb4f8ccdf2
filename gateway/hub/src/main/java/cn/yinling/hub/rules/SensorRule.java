package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.util.List;

/**
 * A heart and a breath that never change, a pulse in an empty bed, or values that no living person
 * and no room has: the sensor is broken or lies wrong.
 */
record SensorRule() implements Rule {
    private static final float HEART_RATE_MOST = 230;
    private static final float BREATHING_RATE_MOST = 70;
    private static final float ROOM_LEAST = -20;
    private static final float ROOM_MOST = 60;

    @Override
    public Cause cause() {
        return Cause.SENSOR_FAULT;
    }

    @Override
    public List<Vital> vitals() {
        return List.of(Vital.HEART_RATE, Vital.BREATHING_RATE, Vital.ROOM_TEMPERATURE);
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        Vitals vitals = reading.vitals();
        if (!plan.sensor().on()) {
            return Sign.ABSENT;
        }
        if (isBeyond(vitals) || isPhantom(vitals) || isFrozen(vitals, before)) {
            return Sign.PRESENT;
        }
        boolean isMeasured = vitals.has(Vital.HEART_RATE) || vitals.has(Vital.ROOM_TEMPERATURE);
        return isMeasured ? Sign.ABSENT : Sign.UNKNOWN;
    }

    private static boolean isBeyond(Vitals vitals) {
        return vitals.get(Vital.HEART_RATE) > HEART_RATE_MOST
                || vitals.get(Vital.BREATHING_RATE) > BREATHING_RATE_MOST
                || vitals.get(Vital.ROOM_TEMPERATURE) < ROOM_LEAST
                || vitals.get(Vital.ROOM_TEMPERATURE) > ROOM_MOST;
    }

    private static boolean isPhantom(Vitals vitals) {
        return vitals.has(Vital.IN_BED)
                && vitals.get(Vital.IN_BED) == 0
                && vitals.get(Vital.HEART_RATE) > 0;
    }

    private static boolean isFrozen(Vitals vitals, DeviceState before) {
        return vitals.get(Vital.HEART_RATE) > 0
                && vitals.get(Vital.HEART_RATE) == before.heartRate
                && vitals.get(Vital.BREATHING_RATE) == before.breathingRate;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since + plan.sensor().after().toMillis();
    }
}
