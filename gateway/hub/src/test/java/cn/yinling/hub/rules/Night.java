package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A random half day of one home, full of trouble. */
final class Night {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Random random;
    private final List<Reading> readings = new ArrayList<>();
    private boolean isInBed;
    private float heartRate = 62;
    private float breathing = 14;
    private float room = 20;
    private float battery = 30;
    private boolean isOpen;

    private Night(Random random) {
        this.random = random;
    }

    /** Beijing time. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    static List<Reading> of(long seed, Instant from, Duration length) {
        Night night = new Night(new Random(seed));
        Instant end = from.plus(length);
        long sequence = 1;
        for (Instant now = from; now.isBefore(end); now = now.plus(night.pause())) {
            night.live();
            night.readings.add(night.reading(now, sequence++));
        }
        return night.readings;
    }

    private Duration pause() {
        return random.nextInt(60) == 0
                ? Duration.ofMinutes(1 + random.nextInt(30))
                : Duration.ofMillis(5_000 + random.nextInt(20_000));
    }

    private void live() {
        if (random.nextInt(80) == 0) {
            isInBed = !isInBed;
        }
        if (random.nextInt(40) == 0) {
            heartRate = new float[] {30, 43, 48, 62, 118, 124, 140}[random.nextInt(7)];
        }
        if (random.nextInt(40) == 0) {
            breathing = new float[] {0, 6, 9, 14, 27, 32}[random.nextInt(6)];
        }
        if (random.nextInt(100) == 0) {
            room = new float[] {8, 11.5f, 12.5f, 20, 31.5f, 34}[random.nextInt(6)];
        }
        if (random.nextInt(100) == 0) {
            battery = new float[] {10, 17, 30}[random.nextInt(3)];
        }
        if (random.nextInt(60) == 0) {
            isOpen = !isOpen;
        }
    }

    private Reading reading(Instant at, long sequence) {
        Vitals.Builder vitals = new Vitals.Builder();
        if (random.nextInt(10) > 0) {
            vitals.set(Vital.IN_BED, isInBed);
        }
        if (isInBed && random.nextInt(8) > 0) {
            vitals.set(Vital.HEART_RATE, heartRate);
            vitals.set(Vital.BREATHING_RATE, breathing);
        }
        if (random.nextInt(6) == 0) {
            vitals.set(Vital.ROOM_TEMPERATURE, room);
            vitals.set(Vital.BATTERY, battery);
            vitals.set(Vital.DOOR, isOpen);
        }
        if (random.nextInt(20) == 0) {
            vitals.set(Vital.MOTION, random.nextInt(3) == 0);
        }
        if (vitals.build().isEmpty()) {
            vitals.set(Vital.ROOM_TEMPERATURE, room);
        }
        return new Reading(at, true, sequence, vitals.build(), some(150), some(150), null);
    }

    private Set<Cause> some(int oneIn) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (random.nextInt(oneIn) == 0) {
            Cause[] said = {
                Cause.SOS, Cause.FALL, Cause.SMOKE, Cause.MAINS, Cause.TAKEN_OFF, Cause.WATER
            };
            causes.add(said[random.nextInt(said.length)]);
        }
        return causes;
    }
}
