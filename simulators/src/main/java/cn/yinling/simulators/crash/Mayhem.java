package cn.yinling.simulators.crash;

import cn.yinling.simulators.process.CrashSite;
import cn.yinling.simulators.process.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Does to the platform what a round says, and makes it whole again. Not thread-safe. */
final class Mayhem {
    /** What was under way at a kill may still be answered this long after. */
    private static final Duration SETTLE = Duration.ofMillis(200);

    /** Long enough away for something to be in the spool. */
    private static final Duration AT_LEAST_AWAY = Duration.ofMillis(800);

    private static final Duration AFTER_FREED = Duration.ofMillis(1500);

    private final CrashSite site;
    private final Crowd crowd;

    Mayhem(CrashSite site, Crowd crowd) {
        this.site = site;
        this.crowd = crowd;
    }

    /**
     * What became of a round.
     *
     * @param whileAway what was acknowledged and heard while the database was away
     * @param ready how long after its last part was back the gateway was ready
     * @param text for a person
     */
    record Outcome(
            Round round, Instant began, Crowd.Tally whileAway, Duration ready, String text) {}

    private record Course(Crowd.Tally whileAway, String text) {}

    /** Runs the round; returns when the gateway is ready again. */
    Outcome wreak(Round round) throws InterruptedException, IOException {
        Thread.sleep(round.before());
        Instant began = Instant.now();
        Course course =
                switch (round.trouble()) {
                    case GATEWAY_KILLED -> gatewayKilled();
                    case DATABASE_KILLED -> databaseKilled(round);
                    case BOTH_KILLED -> bothKilled(round);
                    case GATEWAY_KILLED_WHILE_DATABASE_AWAY -> killedWhileAway(round, false);
                    case TORN_SPOOL -> killedWhileAway(round, true);
                    case DISK_FULL -> diskFull(round);
                };
        Instant whole = Instant.now();
        site.gateway().awaitReady();
        Duration ready = Duration.between(whole, Instant.now());
        return new Outcome(round, began, course.whileAway(), ready, course.text());
    }

    private Course gatewayKilled() throws InterruptedException {
        site.gateway().kill();
        site.gateway().start();
        return new Course(Crowd.Tally.NONE, "gateway killed");
    }

    private Course databaseKilled(Round round) throws InterruptedException {
        site.database().kill();
        Crowd.Tally gained = gainedIn(round.away());
        site.database().start();
        return new Course(
                gained,
                "database killed, away %s, meanwhile %s"
                        .formatted(seconds(round.away()), text(gained)));
    }

    private Course bothKilled(Round round) throws InterruptedException {
        Random random = new Random(round.seed());
        boolean gatewayFirst = random.nextBoolean();
        boolean gatewayComesFirst = random.nextBoolean();
        if (gatewayFirst) {
            site.gateway().kill();
        }
        site.database().kill();
        if (!gatewayFirst) {
            site.gateway().kill();
        }
        if (gatewayComesFirst) {
            site.gateway().start();
        }
        Thread.sleep(round.away());
        site.database().start();
        if (!gatewayComesFirst) {
            site.gateway().start();
        }
        return new Course(
                Crowd.Tally.NONE,
                "%s killed first, the other at once; %s back first, database away %s"
                        .formatted(
                                gatewayFirst ? "gateway" : "database",
                                gatewayComesFirst ? "gateway" : "database",
                                seconds(round.away())));
    }

    private Course killedWhileAway(Round round, boolean isTorn)
            throws InterruptedException, IOException {
        site.database().kill();
        Crowd.Tally gained = gainedIn(AT_LEAST_AWAY.plus(round.away().dividedBy(2)));
        site.gateway().kill();
        int files = site.spoolFiles().size();
        int torn = isTorn ? tear(new Random(round.seed())) : 0;
        site.gateway().start();
        Thread.sleep(round.lag());
        site.database().start();
        return new Course(
                gained,
                "database killed, meanwhile %s; gateway killed with %d spool files%s"
                        .formatted(
                                text(gained),
                                files,
                                isTorn ? ", %d of them torn".formatted(torn) : ""));
    }

    /** Appends, to the newest file of each folder, what no gateway wrote. */
    private int tear(Random random) throws IOException {
        int torn = 0;
        for (Path file : TornTail.newestOfEachFolder(site.spoolFiles())) {
            TornTail.append(file, random);
            torn++;
        }
        return torn;
    }

    private Course diskFull(Round round) throws InterruptedException {
        SmallDisk disk = site.disk();
        if (disk == null) {
            return new Course(Crowd.Tally.NONE, "disk not filled: " + site.noDisk());
        }
        site.database().kill();
        Crowd.Tally before = gainedIn(AT_LEAST_AWAY.plus(round.lag().dividedBy(2)));
        disk.fill();
        Crowd.Tally full = gainedIn(AT_LEAST_AWAY.plus(round.away().dividedBy(2)));
        disk.free();
        Crowd.Tally after = gainedIn(AFTER_FREED);
        site.database().start();
        return new Course(
                before.plus(full).plus(after),
                "database killed, %s; disk full, %s; disk freed, %s"
                        .formatted(text(before), text(full), text(after)));
    }

    private Crowd.Tally gainedIn(Duration time) throws InterruptedException {
        Thread.sleep(SETTLE.compareTo(time) < 0 ? SETTLE : time);
        Crowd.Tally earlier = crowd.tally();
        Duration rest = time.minus(SETTLE);
        Thread.sleep(rest.isNegative() ? Duration.ZERO : rest);
        return crowd.tally().minus(earlier);
    }

    private static String text(Crowd.Tally gained) {
        return "%,d acknowledged, %d SOS, %d heard"
                .formatted(gained.acknowledged(), gained.alarms(), gained.heard());
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
