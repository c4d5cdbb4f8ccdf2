package cn.yinling.hub.plans;

import cn.yinling.runtime.config.Default;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is watched for a resident, and from which values on. The one of the configuration holds for
 * everybody; a resident's own says what is different for her. Every rule can be switched off by its
 * {@code on}. Immutable; the constructors throw {@link IllegalArgumentException} that says what
 * must be different.
 *
 * @param quiet when a low battery waits for the morning
 * @param zone whose clock the times of day are read from
 * @param visits when a carer is there, who opens doors and gets people up
 * @param absences when nobody is at home: in hospital, on holiday
 */
public record MonitoringPlan(
        HeartRate heartRate,
        Breathing breathing,
        Apnoea apnoea,
        BedExit bedExit,
        NotUp notUp,
        Inactivity inactivity,
        Room room,
        Door door,
        Battery battery,
        Sensor sensor,
        Heartbeat heartbeat,
        Quiet quiet,
        @Default("Asia/Shanghai") ZoneId zone,
        List<Visit> visits,
        List<Absence> absences) {

    public MonitoringPlan {
        visits = List.copyOf(visits);
        absences = List.copyOf(absences);
    }

    /** What holds where nothing else is configured. */
    public static MonitoringPlan defaults() {
        return new MonitoringPlan(
                new HeartRate(true, 45, 120, 5, Duration.ofMinutes(1)),
                new Breathing(true, 8, 28, 2, Duration.ofMinutes(1)),
                new Apnoea(true, Duration.ofSeconds(20)),
                new BedExit(true, LocalTime.of(22, 0), LocalTime.of(6, 0), Duration.ofMinutes(20)),
                new NotUp(true, LocalTime.of(9, 30)),
                new Inactivity(true, LocalTime.of(8, 0), LocalTime.of(20, 0), Duration.ofHours(4)),
                new Room(true, 12, 32, 1, Duration.ofMinutes(30)),
                new Door(true, LocalTime.of(22, 0), LocalTime.of(6, 0), Duration.ofMinutes(10)),
                new Battery(true, 15, 20),
                new Sensor(true, Duration.ofMinutes(30)),
                new Heartbeat(true, Duration.ofMinutes(1), 3),
                new Quiet(true, LocalTime.of(21, 0), LocalTime.of(7, 0)),
                ZoneId.of("Asia/Shanghai"),
                List.of(),
                List.of());
    }

    /** Limits of something measured, with the way back that ends an alarm. */
    public sealed interface Limits permits HeartRate, Breathing, Room {
        boolean on();

        int low();

        int high();

        /** How far inside the limits it must be again. */
        int hysteresis();

        /** How long it must be outside. */
        Duration after();
    }

    /** In beats a minute. */
    public record HeartRate(
            @Default("true") boolean on,
            @Default("45") int low,
            @Default("120") int high,
            @Default("5") int hysteresis,
            @Default("1m") Duration after)
            implements Limits {
        public HeartRate {
            Checks.limits("heart-rate", low, high, hysteresis, 20, 250);
            Checks.between("heart-rate.after", after, Duration.ZERO, Duration.ofHours(1));
        }
    }

    /** In breaths a minute. */
    public record Breathing(
            @Default("true") boolean on,
            @Default("8") int low,
            @Default("28") int high,
            @Default("2") int hysteresis,
            @Default("1m") Duration after)
            implements Limits {
        public Breathing {
            Checks.limits("breathing", low, high, hysteresis, 2, 80);
            Checks.between("breathing.after", after, Duration.ZERO, Duration.ofHours(1));
        }
    }

    /** Lying in bed without a breath. */
    public record Apnoea(@Default("true") boolean on, @Default("20s") Duration after) {
        public Apnoea {
            Checks.between("apnoea.after", after, Duration.ofSeconds(5), Duration.ofMinutes(5));
        }
    }

    /** Left the bed between these times of day, and did not come back. */
    public record BedExit(
            @Default("true") boolean on,
            @Default("22:00") LocalTime from,
            @Default("06:00") LocalTime to,
            @Default("20m") Duration after) {
        public BedExit {
            Checks.different("bed-exit", from, to);
            Checks.between("bed-exit.after", after, Duration.ofMinutes(1), Duration.ofHours(6));
        }
    }

    /** Still in bed at that time of day. */
    public record NotUp(@Default("true") boolean on, @Default("09:30") LocalTime by) {}

    /** No sign of somebody for so long, between these times of day. */
    public record Inactivity(
            @Default("true") boolean on,
            @Default("08:00") LocalTime from,
            @Default("20:00") LocalTime to,
            @Default("4h") Duration after) {
        public Inactivity {
            Checks.different("inactivity", from, to);
            Checks.between("inactivity.after", after, Duration.ofMinutes(30), Duration.ofHours(16));
        }
    }

    /** In degrees Celsius. */
    public record Room(
            @Default("true") boolean on,
            @Default("12") int low,
            @Default("32") int high,
            @Default("1") int hysteresis,
            @Default("30m") Duration after)
            implements Limits {
        public Room {
            Checks.limits("room", low, high, hysteresis, -20, 60);
            Checks.between("room.after", after, Duration.ZERO, Duration.ofHours(12));
        }
    }

    /** Stands open between these times of day. */
    public record Door(
            @Default("true") boolean on,
            @Default("22:00") LocalTime from,
            @Default("06:00") LocalTime to,
            @Default("10m") Duration after) {
        public Door {
            Checks.different("door", from, to);
            Checks.between("door.after", after, Duration.ZERO, Duration.ofHours(6));
        }
    }

    /**
     * In percent.
     *
     * @param low at which it is low
     * @param enough from which on it is not any more
     */
    public record Battery(
            @Default("true") boolean on, @Default("15") int low, @Default("20") int enough) {
        public Battery {
            Checks.between("battery.low", low, 1, 90);
            Checks.between("battery.enough", enough, low, 100);
        }
    }

    /**
     * Values that cannot be true, or never change.
     *
     * @param after for how long
     */
    public record Sensor(@Default("true") boolean on, @Default("30m") Duration after) {
        public Sensor {
            Checks.between("sensor.after", after, Duration.ofMinutes(1), Duration.ofDays(1));
        }
    }

    /**
     * How often a device is to be heard of.
     *
     * @param missed so many intervals without a word and it counts as silent
     */
    public record Heartbeat(
            @Default("true") boolean on, @Default("1m") Duration every, @Default("3") int missed) {
        public Heartbeat {
            Checks.between("heartbeat.every", every, Duration.ofSeconds(1), Duration.ofDays(1));
            Checks.between("heartbeat.missed", missed, 1, 100);
        }

        /** How long it may be silent. Asked for with each reading: not by way of a BigInteger. */
        public Duration longestSilence() {
            return Duration.ofMillis(every.toMillis() * missed);
        }
    }

    /** Between these times of day. */
    public record Quiet(
            @Default("true") boolean on,
            @Default("21:00") LocalTime from,
            @Default("07:00") LocalTime to) {
        public Quiet {
            Checks.different("quiet", from, to);
        }
    }

    /** A carer's regular visit. */
    public record Visit(List<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Visit {
            days = List.copyOf(days);
            Checks.different("visits", from, to);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("visits: name at least one day of the week");
            }
        }
    }

    /**
     * A time away from home.
     *
     * @param to when she is back, null where nobody knows yet
     */
    public record Absence(Instant from, @Nullable Instant to, @Nullable String reason) {
        public Absence {
            if (to != null && !to.isAfter(from)) {
                throw new IllegalArgumentException("absences: it must end after it begins");
            }
        }
    }
}
