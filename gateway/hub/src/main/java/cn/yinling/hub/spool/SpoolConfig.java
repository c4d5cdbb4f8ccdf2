package cn.yinling.hub.spool;

import cn.yinling.runtime.config.Default;
import java.nio.file.Path;

/**
 * Where acknowledged messages wait while the database is away. Sizes are in bytes.
 *
 * @param folder on a disk that keeps what was fsynced
 * @param readingsMost of readings; beyond it nothing more is acknowledged
 * @param alarmsMost of alarms
 * @param keepFree room on the disk that readings leave to alarms and to everybody else
 */
public record SpoolConfig(
        @Default("data/spool") Path folder,
        @Default("4294967296") long readingsMost,
        @Default("268435456") long alarmsMost,
        @Default("268435456") long keepFree) {

    public SpoolConfig {
        require(
                readingsMost >= Spool.SMALLEST,
                "readings-most must be %d or more, was %d".formatted(Spool.SMALLEST, readingsMost));
        require(
                alarmsMost >= Spool.SMALLEST,
                "alarms-most must be %d or more, was %d".formatted(Spool.SMALLEST, alarmsMost));
        require(keepFree >= 0, "keep-free must be 0 or more, was " + keepFree);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The spool of readings, which leaves room for others on the disk. */
    public Spool openReadings() {
        return Spool.open(folder.resolve("readings"), readingsMost, keepFree);
    }

    /** The spool of alarms, which may use the last of the disk. */
    public Spool openAlarms() {
        return Spool.open(folder.resolve("alarms"), alarmsMost, 0);
    }
}
