package cn.yinling.hub.enrolment;

import cn.yinling.hub.presence.Presences;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.DeviceStore;
import cn.yinling.register.NewId;
import cn.yinling.register.Outcome;
import cn.yinling.register.Words;
import cn.yinling.runtime.database.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tests at installation: each is a time from which on counts what the device does, and a checklist
 * of it. Thread-safe. Blocks.
 */
public final class SelfTests {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_-]{0,39}");
    private static final int EXPECTED_MOST = 30;

    private final Database database;
    private final Presences presences;
    private final InstantSource clock;
    private final SelfTestStore store = new SelfTestStore();
    private final DeviceStore devices = new DeviceStore();

    public SelfTests(Database database, Presences presences, InstantSource clock) {
        this.database = database;
        this.presences = presences;
        this.clock = clock;
    }

    /**
     * Begins a test; what the device did before does not count.
     *
     * @param expected names of {@link Vital}s, other measurements and {@link Cause}s that it must
     *     show; null for what devices of its kind must
     */
    public Outcome<SelfTest> start(String deviceId, @Nullable List<String> expected, String by) {
        boolean isWrong =
                expected != null
                        && (expected.size() > EXPECTED_MOST
                                || !expected.stream()
                                        .allMatch(name -> NAME.matcher(name).matches()));
        if (isWrong) {
            return Outcome.invalid(
                    "expected",
                    "最多填30项，例如hr、bed、smoke",
                    "must be at most 30 names, as hr, bed or smoke");
        }
        return database.jdbi().inTransaction(handle -> start(handle, deviceId, expected, by));
    }

    private Outcome<SelfTest> start(
            Handle handle, String deviceId, @Nullable List<String> expected, String by) {
        Optional<DeviceFile> device = devices.find(handle, deviceId);
        if (device.isEmpty()) {
            return new Outcome.Missing<>(DeviceFile.WORDS);
        }
        String id = NewId.of("t");
        List<String> names =
                expected == null ? Checklist.expected(device.get().details().kind()) : expected;
        store.add(handle, id, deviceId, names.stream().distinct().toList(), clock.instant(), by);
        return new Outcome.Done<>(look(handle, store.find(handle, id).orElseThrow()));
    }

    /** How it stands now, or how it was finished. */
    public Optional<SelfTest> find(String id) {
        return database.jdbi()
                .inTransaction(handle -> store.find(handle, id).map(test -> look(handle, test)));
    }

    /** A device's tests, the newest first. */
    public List<SelfTest> ofDevice(String deviceId, int limit) {
        return database.jdbi()
                .inTransaction(handle ->
                        store.latest(handle, deviceId, limit).stream()
                                .map(test -> look(handle, test))
                                .toList());
    }

    /** The installer says whether the call through the device could be heard on both sides. */
    public Outcome<SelfTest> heard(String id, boolean isHeard) {
        return change(id, (handle, _) -> store.heard(handle, id, isHeard));
    }

    /** Ends it as it stands; it does not change any more. */
    public Outcome<SelfTest> finish(String id, String by) {
        return change(
                id,
                (handle, test) -> store.finish(handle, look(handle, test), clock.instant(), by));
    }

    private interface Change {
        boolean make(Handle handle, SelfTest test);
    }

    private Outcome<SelfTest> change(String id, Change change) {
        return database.jdbi()
                .inTransaction(handle -> {
                    Optional<SelfTest> test = store.find(handle, id);
                    if (test.isEmpty()) {
                        return new Outcome.Missing<>(new Words("自检", "self-test"));
                    }
                    return change.make(handle, test.get())
                            ? new Outcome.Done<>(look(handle, store.find(handle, id).orElseThrow()))
                            : new Outcome.Conflict<>(
                                    new Words(
                                            "自检已结束：请重新开始",
                                            "the test is finished: begin another one"));
                });
    }

    private SelfTest look(Handle handle, SelfTest test) {
        if (test.finishedAt() != null) {
            return test;
        }
        DeviceFile device = devices.find(handle, test.deviceId()).orElseThrow();
        List<SelfTest.Item> items =
                Checklist.of(
                        test.expected(),
                        store.seen(
                                handle, test, device, presences.of(new DeviceId(test.deviceId()))));
        boolean hasPassed = items.stream().allMatch(item -> item.result() == SelfTest.Result.OK);
        return new SelfTest(
                test.id(),
                test.deviceId(),
                test.expected(),
                test.startedAt(),
                test.startedBy(),
                test.isHeard(),
                null,
                null,
                hasPassed,
                items);
    }
}
