package cn.yinling.simulators.beds;

import cn.yinling.simulators.chance.Chance;

/** The room's temperature and the kit's battery. Immutable. */
final class Home {
    private static final double DAY_SECONDS = 86_400;
    private static final double YEAR_DAYS = 365.25;

    private final Chance chance;

    Home(Chance chance) {
        this.chance = chance;
    }

    /** Heated a little in winter, warm in summer, warmest at four in the afternoon. */
    double roomCelsius(double epochSeconds) {
        double localDays = (epochSeconds + Bed.LOCAL.getTotalSeconds()) / DAY_SECONDS;
        double season = -Math.cos(2 * Math.PI * (localDays - 20) / YEAR_DAYS);
        double hour = Math.cos(2 * Math.PI * (localDays - 16 / 24.0));
        double celsius = 21.5 + chance.on("warmth").bell() + 4.5 * season + 1.2 * hour;
        celsius += 0.5 * SmoothNoise.at(chance.on("air"), epochSeconds, 1_800);
        return Body.rounded(Math.clamp(celsius, 8, 36), 10);
    }

    /** Lasts some two months and is charged again between 10 and 30 per cent. */
    double batteryPercent(double epochSeconds) {
        double lastsDays = chance.on("battery").between(45, 80);
        double charges = epochSeconds / DAY_SECONDS / lastsDays + chance.on("charged").share();
        double empty = charges - Math.floor(charges);
        return Math.round(100 - empty * chance.on("lowest").between(70, 90));
    }
}
