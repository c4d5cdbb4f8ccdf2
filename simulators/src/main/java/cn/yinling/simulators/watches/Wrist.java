package cn.yinling.simulators.watches;

import cn.yinling.simulators.chance.Chance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a watch measures, as it writes it. Pure: any moment can be asked for. */
record Wrist(Wearer wearer, Chance chance) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("ddMMyy,HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double STROLL_DEGREES = 0.002;
    private static final int CHARGE_SECONDS = 2 * 24 * 3600;

    /** The fields of a position, with that status word. */
    String position(Instant at, String status) {
        Chance now = chance.on(at.getEpochSecond() / 60);
        return "%s,A,%.6f,N,%.6f,E,%.2f,%.1f,%.1f,%d,%d,%d,%d,%d,%s,1,255,460,0,20831,%d,140"
                .formatted(
                        TIME.format(at),
                        wearer.latitude() + STROLL_DEGREES * now.on("north").bell() / 3,
                        wearer.longitude() + STROLL_DEGREES * now.on("east").bell() / 3,
                        now.on("speed").between(0, 4),
                        now.on("course").between(0, 360),
                        12.0,
                        now.on("satellites").below(8) + 4,
                        now.on("signal").below(60) + 40,
                        battery(at),
                        steps(at),
                        0,
                        status,
                        41_000 + wearer.digits().hashCode() % 100);
    }

    /** Down over two days, then charged. */
    int battery(Instant at) {
        long phase =
                Math.floorMod(at.getEpochSecond() + chance.below(CHARGE_SECONDS), CHARGE_SECONDS);
        return (int) (100 - 85 * phase / CHARGE_SECONDS);
    }

    int steps(Instant at) {
        return Math.floorMod(at.getEpochSecond(), 86_400) / 20;
    }

    int heartRate(Instant at) {
        return (int) Math.round(72 + 6 * chance.on(at.getEpochSecond() / 30).bell());
    }

    String pressure(Instant at) {
        Chance now = chance.on(at.getEpochSecond() / 600);
        return "%d,%d,%d"
                .formatted(
                        Math.round(132 + 8 * now.on("upper").bell()),
                        Math.round(80 + 5 * now.on("lower").bell()),
                        heartRate(at));
    }

    int oxygen(Instant at) {
        return 95 + chance.on(at.getEpochSecond() / 90).below(5);
    }

    String temperature(Instant at) {
        return "%.1f".formatted(36.5 + 0.2 * chance.on(at.getEpochSecond() / 300).bell());
    }
}
