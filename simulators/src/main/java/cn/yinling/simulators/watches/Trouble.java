package cn.yinling.simulators.watches;

/** What a watch raises an alarm for; its bit of the status word. */
public enum Trouble {
    SOS(16),
    BATTERY_LOW(17),
    FENCE(18),
    TAKEN_OFF(20),
    FALL(21);

    private final int bit;

    Trouble(int bit) {
        this.bit = bit;
    }

    /** As the eight hex digits of the status word. */
    String word() {
        return "%08X".formatted(1L << bit);
    }
}
