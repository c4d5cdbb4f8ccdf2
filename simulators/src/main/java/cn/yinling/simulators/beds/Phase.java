package cn.yinling.simulators.beds;

/**
 * What somebody does, as far as a sensor under the mattress can tell, and what that does to heart
 * and breath compared with light sleep.
 */
public enum Phase {
    OUT_OF_BED(10, 2, 0, 0, 0),
    /** Awake in bed, with a meal, a carer or a visitor. */
    BUSY_IN_BED(12, 3, 5, 0.35, 0.5),
    AWAKE_IN_BED(6, 1.5, 3.5, 0.12, 0.15),
    LIGHT_SLEEP(0, 0, 2, 0.02, 0.05),
    DEEP_SLEEP(-5, -0.8, 1, 0.005, 0.01),
    /** Dreaming: heart and breath are irregular. */
    REM_SLEEP(2, 0.6, 4, 0.03, 0.04);

    private final double heartBpm;
    private final double breathsPerMinute;
    private final double unrest;
    private final double movement;
    private final double turnsPerMinute;

    Phase(
            double heartBpm,
            double breathsPerMinute,
            double unrest,
            double movement,
            double turnsPerMinute) {
        this.heartBpm = heartBpm;
        this.breathsPerMinute = breathsPerMinute;
        this.unrest = unrest;
        this.movement = movement;
        this.turnsPerMinute = turnsPerMinute;
    }

    public boolean isInBed() {
        return this != OUT_OF_BED;
    }

    public boolean isAsleep() {
        return switch (this) {
            case OUT_OF_BED, BUSY_IN_BED, AWAKE_IN_BED -> false;
            case LIGHT_SLEEP, DEEP_SLEEP, REM_SLEEP -> true;
        };
    }

    double heartBpm() {
        return heartBpm;
    }

    double breathsPerMinute() {
        return breathsPerMinute;
    }

    /** How far the heart rate swings around its mean, in beats a minute. */
    double unrest() {
        return unrest;
    }

    double movement() {
        return movement;
    }

    double turnsPerMinute() {
        return turnsPerMinute;
    }
}
