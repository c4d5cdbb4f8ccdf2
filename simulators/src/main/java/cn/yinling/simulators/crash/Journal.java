package cn.yinling.simulators.crash;

import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one device has sent and what was promised to it: the device's side of the audit.
 * Thread-safe.
 */
final class Journal {
    private static final int FIRST_CAPACITY = 4_096;

    private final DeviceId device;
    private long[] atMillis = new long[FIRST_CAPACITY];
    private long[] acknowledgedMillis = new long[FIRST_CAPACITY];
    private final Set<Long> pressed = new HashSet<>();
    private final Set<Long> promised = new HashSet<>();
    private int begun;
    private int acknowledged;
    private long lastAtMillis;

    Journal(DeviceId device) {
        this.device = device;
    }

    /**
     * A message: its number, and the time that it and no other message of the device has.
     *
     * @param acknowledgedAt null while nobody has promised anything
     */
    record Entry(long number, Instant at, @Nullable Instant acknowledgedAt) {}

    DeviceId device() {
        return device;
    }

    /** Begins the next message. */
    synchronized Entry next(Instant now) {
        begun++;
        if (begun == atMillis.length) {
            atMillis = Arrays.copyOf(atMillis, begun * 2);
            acknowledgedMillis = Arrays.copyOf(acknowledgedMillis, begun * 2);
        }
        lastAtMillis = Math.max(lastAtMillis + 1, now.toEpochMilli());
        atMillis[begun] = lastAtMillis;
        return entry(begun);
    }

    /** The reading of that number was acknowledged. */
    synchronized void acknowledged(long number, Instant now) {
        acknowledgedMillis[(int) number] = now.toEpochMilli();
        acknowledged++;
    }

    /** An SOS of that number is about to be sent. */
    synchronized void pressed(long number) {
        pressed.add(number);
    }

    /** The SOS of that number was acknowledged. */
    synchronized void promised(long number) {
        promised.add(number);
    }

    /** One of the last few hundred that were acknowledged; null where there is none among them. */
    synchronized @Nullable Entry anyAcknowledged(RandomGenerator random) {
        int number = begun - random.nextInt(300);
        return number < 1 || acknowledgedMillis[number] == 0 ? null : entry(number);
    }

    synchronized boolean isPromised(long number) {
        return promised.contains(number);
    }

    synchronized Entry entry(long number) {
        long acknowledgedAt = acknowledgedMillis[(int) number];
        return new Entry(
                number,
                Instant.ofEpochMilli(atMillis[(int) number]),
                acknowledgedAt == 0 ? null : Instant.ofEpochMilli(acknowledgedAt));
    }

    synchronized boolean isAcknowledged(long number) {
        return number >= 1 && number <= begun && acknowledgedMillis[(int) number] != 0;
    }

    /** Numbers that were given, acknowledged or not. */
    synchronized int begun() {
        return begun;
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    /** SOS that were sent, acknowledged or not. */
    synchronized int presses() {
        return pressed.size();
    }

    /** SOS that were acknowledged. */
    synchronized int promises() {
        return promised.size();
    }

    /** Ids of the alarms that an SOS which was sent may have become. */
    synchronized List<String> possibleAlarms() {
        return ids(pressed);
    }

    /** Ids of the alarms that acknowledged SOS must have become. */
    synchronized List<String> promisedAlarms() {
        return ids(promised);
    }

    private List<String> ids(Set<Long> numbers) {
        return numbers.stream()
                .sorted()
                .map(number -> AlarmId.of(device, Cause.SOS, entry(number).at()))
                .toList();
    }
}
