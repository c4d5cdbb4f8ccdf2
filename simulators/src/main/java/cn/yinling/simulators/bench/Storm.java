package cn.yinling.simulators.bench;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.Press;
import cn.yinling.simulators.demo.DistrictRegister;
import cn.yinling.simulators.district.District;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The mains fail in a whole district at once, while some of its people press SOS, as many as there
 * are seats and some more. Then the mains come back.
 *
 * @param beds each of which raises one alarm
 * @param sos how many of these are a person's
 * @param within so long, evenly
 * @param talk how long an agent has to do with an SOS
 * @param warmUp SOS before it, which agents close at once
 */
record Storm(int beds, int sos, int seats, Duration within, Duration talk, int warmUp) {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(30);
    private static final Duration OFFERED_WITHIN = Duration.ofSeconds(60);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final double WARM_UP_PER_SECOND = 15;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    Storm {
        if (sos < seats || beds <= sos) {
            throw new IllegalArgumentException(
                    "an SOS a seat at least, and more beds than SOS: %d, %d, %d"
                            .formatted(seats, sos, beds));
        }
    }

    /**
     * An SOS on its way.
     *
     * @param shown null where it has joined a case, or came to no seat
     * @param isAtASeat as a case or in one
     */
    record Handled(
            Press press,
            CallLog.@Nullable Shown shown,
            @Nullable Instant rang,
            boolean isAtASeat) {}

    /**
     * What became of it.
     *
     * @param handled in the order in which they were pressed
     * @param unanswered alarms that were not acknowledged in time
     * @param incidents open ones by cause, before the mains came back
     * @param gathered alarms in those
     * @param incidentsLeft open ones after they had come back
     * @param isCaseGone whether the incident's case then left the screens by itself
     */
    record Outcome(
            List<Handled> handled,
            int unanswered,
            StoredAlarms sosStored,
            StoredAlarms technicalStored,
            Map<String, Long> incidents,
            long gathered,
            int aheadOfPeople,
            int technicalCases,
            long incidentsLeft,
            boolean isCaseGone) {

        long sosLost() {
            return sosStored.lost() + handled.stream().filter(one -> !one.isAtASeat()).count();
        }
    }

    /** Raises it and follows it to its end; everything is started for it. */
    Outcome run(Path folder) throws IOException, InterruptedException {
        District district = District.ofSeed(1, beds);
        CallLog log = new CallLog();
        AtomicReference<Duration> pace = new AtomicReference<>(Duration.ZERO);
        try (CallFloor floor =
                        new CallFloor(
                                folder, DistrictRegister.of(district), seats, pace::get, log);
                BedFleet fleet =
                        Beds.online(
                                district, floor.gateway().logins(), floor.gateway().mqttPort())) {
            List<DeviceId> ids =
                    district.households().stream().map(household -> household.bed()).toList();
            SosSeries before =
                    SosSeries.run(
                            fleet,
                            new JoinedCases(floor.gateway().database(), log),
                            mainsOnly(ids),
                            warmUp,
                            WARM_UP_PER_SECOND);
            Waiting.value(log.nobodyIsInNeed(), OFFERED_WITHIN);
            pace.set(talk);
            Outcome outcome = run(ids, fleet, floor.gateway().database(), log, before);
            if (log.failure() != null) {
                throw new IllegalStateException(log.failure());
            }
            return outcome;
        }
    }

    private Outcome run(
            List<DeviceId> ids, BedFleet fleet, Database database, CallLog log, SosSeries before)
            throws InterruptedException {
        List<CompletableFuture<Press>> asked = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < beds; i++) {
            TimeUnit.NANOSECONDS.sleep(start + within.toNanos() * i / beds - System.nanoTime());
            asked.add(fleet.raise(ids.get(i), isSos(i) ? Cause.SOS : Cause.MAINS));
        }
        List<Press> people = new ArrayList<>();
        List<Press> technical = new ArrayList<>();
        for (CompletableFuture<Press> one : asked) {
            Waiting.value(one, ACKNOWLEDGED_WITHIN)
                    .ifPresent(
                            press -> (press.cause() == Cause.SOS ? people : technical).add(press));
        }
        people.sort(Comparator.comparing(Press::publishedAt));
        List<Handled> handled = handled(people, log, new JoinedCases(database, log));
        people.addAll(before.presses());
        long gathered = gathered(database, technical.size());
        Map<String, Long> incidents = open(database);
        CompletableFuture<Void> caseGone = mainsAreBack(technical, fleet, log);
        boolean isCaseGone =
                Waiting.value(caseGone.thenApply(_ -> true), SETTLED_WITHIN).orElse(false);
        return new Outcome(
                handled,
                beds - handled.size() - technical.size(),
                StoredAlarms.check(database, people),
                StoredAlarms.check(database, technical),
                incidents,
                gathered,
                log.aheadOfPeople(),
                log.technicalCases(Cause.MAINS),
                left(database),
                isCaseGone);
    }

    /** Spread over the second, and over the streets, which follow one another from bed to bed. */
    private boolean isSos(int bed) {
        int every = beds / sos;
        int turn = bed / every;
        return turn < sos && bed % every == turn % every;
    }

    /** Those that press no SOS in the storm, so that none joins a case that is open still. */
    private List<DeviceId> mainsOnly(List<DeviceId> ids) {
        return IntStream.range(0, beds).filter(bed -> !isSos(bed)).mapToObj(ids::get).toList();
    }

    private static List<Handled> handled(List<Press> people, CallLog log, JoinedCases joined)
            throws InterruptedException {
        for (Press press : people) {
            var _ = log.awaitOffer(press.alarmId(), OFFERED_WITHIN);
        }
        List<Handled> handled = new ArrayList<>();
        for (Press press : people) {
            Optional<CallLog.Shown> shown = log.awaitOffer(press.alarmId(), Duration.ZERO);
            handled.add(
                    new Handled(
                            press,
                            shown.orElse(null),
                            shown.flatMap(offer -> log.rang(offer.caseId())).orElse(null),
                            shown.isPresent() || joined.isAtASeat(press.alarmId())));
        }
        return handled;
    }

    private static CompletableFuture<Void> mainsAreBack(
            List<Press> technical, BedFleet fleet, CallLog log) {
        CompletableFuture<Void> caseGone = log.noneOf(Cause.MAINS);
        technical.forEach(press -> {
            var _ = fleet.end(press.bed(), press.cause());
        });
        return caseGone;
    }

    private static Map<String, Long> open(Database database) {
        Map<String, Long> open = new TreeMap<>();
        database.jdbi()
                .useHandle(handle ->
                        handle.createQuery(
                                        """
                                        select cause, count(*) as incidents
                                          from hub.incident
                                         where closed_at is null
                                         group by cause
                                        """)
                                .reduceRows(
                                        open,
                                        (all, row) -> {
                                            all.put(
                                                    row.getColumn("cause", String.class),
                                                    row.getColumn("incidents", Long.class));
                                            return all;
                                        }));
        return open;
    }

    /** How many alarms are in open incidents, once it is so many or there was time for it. */
    private static long gathered(Database database, long expected) throws InterruptedException {
        return awaited(
                database,
                """
                select count(*)
                  from hub.alarm
                  join hub.incident on incident.id = alarm.incident_id
                 where incident.closed_at is null
                """,
                expected);
    }

    private static long left(Database database) throws InterruptedException {
        return awaited(database, "select count(*) from hub.incident where closed_at is null", 0);
    }

    private static long awaited(Database database, String query, long expected)
            throws InterruptedException {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        long number = number(database, query);
        while (number != expected && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY);
            number = number(database, query);
        }
        return number;
    }

    private static long number(Database database, String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
