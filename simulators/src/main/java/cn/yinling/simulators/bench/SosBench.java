package cn.yinling.simulators.bench;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.Press;
import cn.yinling.simulators.demo.Folders;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.load.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How soon an SOS is durable, on an agent's screen and at her telephone: while nothing else is the
 * matter, and while the gateway is offered more telemetry than it can take.
 */
final class SosBench implements Bench {
    private static final Set<String> OPTIONS =
            Set.of("--count", "--rate", "--seconds", "--beds", "--times", "--connections");
    private static final int WARM_UP = 400;
    private static final int SEATS = 16;

    private record Settings(
            int count, int rate, int seconds, int beds, int times, int connections) {}

    @Override
    public String name() {
        return "sos";
    }

    @Override
    public Map<String, @Nullable Object> run(List<String> arguments)
            throws IOException, InterruptedException {
        Arguments options = new Arguments(arguments, OPTIONS);
        Settings settings =
                new Settings(
                        options.number("--count", 500, 1, 100_000),
                        options.number("--rate", 7, 1, 50),
                        options.number("--seconds", 60, 10, 600),
                        options.number("--beds", 400, 1, 999),
                        options.number("--times", 2, 1, 100),
                        options.number("--connections", 200, 2, 10_000));
        District district = District.ofSeed(1, settings.beds());
        int load = Capacity.CONNECTIONS + settings.connections();
        Path folder = Files.createTempDirectory("yinling-bench");
        CallLog log = new CallLog();
        try (CallFloor floor =
                        new CallFloor(
                                folder,
                                Fleet.register(district, load),
                                SEATS,
                                () -> Duration.ZERO,
                                log);
                BedFleet beds =
                        Beds.online(
                                district, floor.gateway().logins(), floor.gateway().mqttPort())) {
            List<DeviceId> ids = district.households().stream().map(Household::bed).toList();
            return measure(settings, floor, beds, ids, log);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Map<String, @Nullable Object> measure(
            Settings settings, CallFloor floor, BedFleet beds, List<DeviceId> ids, CallLog log)
            throws InterruptedException {
        JoinedCases joined = new JoinedCases(floor.gateway().database(), log);
        System.err.printf("sos: %d to warm up%n", WARM_UP);
        SosSeries warmUp = SosSeries.run(beds, joined, ids, WARM_UP, settings.rate() * 2);
        System.err.printf("sos: %d with nothing else the matter%n", settings.count());
        SosSeries idle = SosSeries.run(beds, joined, ids, settings.count(), settings.rate());
        List<LoadDevice> load = Fleet.devices(floor.gateway().logins());
        long capacity = Capacity.measure(floor.gateway(), load.subList(0, Capacity.CONNECTIONS));
        long offered = capacity * settings.times();
        System.err.printf("sos: while %,d messages/s are offered%n", offered);
        Pressure pressure =
                new Pressure(
                        floor.gateway().mqttPort(),
                        load.subList(Capacity.CONNECTIONS, load.size()),
                        offered,
                        Duration.ofSeconds(settings.seconds()));
        pressure.awaitBuildUp();
        int count = settings.rate() * (settings.seconds() - Pressure.BUILD_UP_SECONDS - 1);
        SosSeries overload = SosSeries.run(beds, joined, ids, count, settings.rate());
        List<LoadResult> results = pressure.results();
        List<SosSeries> all = List.of(warmUp, idle, overload);
        StoredAlarms sos = StoredAlarms.check(floor.gateway().database(), presses(all));
        System.err.println("sos: comparing what was acknowledged with what is stored");
        Stored readings =
                Stored.check(
                        floor.gateway().database(),
                        results.stream().flatMap(half -> half.promises().stream()).toList());
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("count", idle.committed().getTotalCount());
        idle.put(numbers, "");
        numbers.put("capacity_per_s", capacity);
        numbers.put("overload_offered_per_s", offered);
        numbers.put(
                "overload_durable_per_s",
                Math.round(results.stream().mapToDouble(LoadResult::perSecond).sum()));
        numbers.put("overload_count", overload.committed().getTotalCount());
        overload.put(numbers, "overload_");
        long unseen = all.stream().mapToLong(SosSeries::lost).sum();
        numbers.put("lost", unseen + sos.lost() + readings.lost());
        numbers.put("duplicates", sos.duplicates() + log.surplusCases() + readings.duplicates());
        numbers.put("seats_lost_and_back", log.returns());
        require(log);
        return numbers;
    }

    private static void require(CallLog log) {
        String failure = log.failure();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Press> presses(List<SosSeries> all) {
        List<Press> presses = new ArrayList<>();
        all.forEach(series -> presses.addAll(series.presses()));
        return presses;
    }

    @Override
    public boolean isSound(Map<String, @Nullable Object> numbers) {
        return Long.valueOf(0).equals(numbers.get("lost"))
                && Long.valueOf(0).equals(numbers.get("duplicates"));
    }
}
