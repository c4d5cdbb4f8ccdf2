package cn.yinling.hub.readings;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No device's clock is trusted blindly. A time that cannot be (ahead of now, or older than any
 * backlog) is corrected by as much as it was wrong when that was found, and so is one that lags
 * steadily while messages keep coming. The correction is stored with the rows it made: a message
 * sent again, also to a hub started anew, gets the same time again, and is found to be the same.
 * What the device said is kept beside. Thread-safe.
 */
public final class DeviceClocks {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceClocks.class);

    /** Behind by less than this is the way through the network and a batch in the device. */
    private static final long PROMPT_MILLIS = Duration.ofMinutes(5).toMillis();

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private final long aheadMostMillis;
    private final long oldestMillis;
    private final Map<String, ClockState> unusual = new ConcurrentHashMap<>();

    DeviceClocks(ReadingsConfig config, MeterRegistry meters) {
        this.aheadMostMillis = config.aheadMost().toMillis();
        this.oldestMillis = config.oldest().toMillis();
        Gauge.builder("yinling.clocks.wrong", this::wrong).register(meters);
    }

    /** The row of a reading, at the time that it has by a right clock. */
    public ReadingRow row(DeviceId device, Reading reading, Instant receivedAt) {
        String id = device.value();
        if (!reading.timed()) {
            return new ReadingRow(id, reading, receivedAt, null);
        }
        long behind = receivedAt.toEpochMilli() - reading.at().toEpochMilli();
        if (behind >= -aheadMostMillis && behind <= PROMPT_MILLIS) {
            isRight(id);
            return new ReadingRow(id, reading, receivedAt, null);
        }
        ClockState clock = unusual.compute(id, (_, known) -> next(id, known, behind, receivedAt));
        return clock.isCorrected()
                ? new ReadingRow(
                        id,
                        reading.withTime(reading.at().plusMillis(clock.offMillis())),
                        receivedAt,
                        storable(reading.at()))
                : new ReadingRow(id, reading, receivedAt, null);
    }

    /** Whether that can have been the time of something that came then. */
    boolean isPossible(Instant said, Instant receivedAt) {
        return isCredible(receivedAt.toEpochMilli() - said.toEpochMilli());
    }

    /** PostgreSQL's times begin in 4713 BC. */
    private static Instant storable(Instant said) {
        return said.isBefore(EARLIEST) ? EARLIEST : said;
    }

    private void isRight(String device) {
        if (unusual.isEmpty()) {
            return;
        }
        ClockState before = unusual.remove(device);
        if (before != null && before.isCorrected()) {
            LOG.info("the clock of {} is right again", device);
        }
    }

    private ClockState next(
            String device, @Nullable ClockState known, long behind, Instant receivedAt) {
        if (known != null && known.isCorrected() && isCredible(behind - known.offMillis())) {
            return known;
        }
        ClockState next =
                isCredible(behind)
                        ? ClockState.late(known, behind, receivedAt)
                        : ClockState.wrongBy(behind);
        if (next.isCorrected()) {
            LOG.warn(
                    "the clock of {} is {} behind: its times are corrected",
                    device,
                    Duration.ofMillis(behind).truncatedTo(ChronoUnit.SECONDS));
        }
        return next;
    }

    private boolean isCredible(long behind) {
        return behind >= -aheadMostMillis && behind <= oldestMillis;
    }

    /** Takes up corrections from rows that wait in the spool. */
    void restore(List<ReadingRow> rows) {
        for (ReadingRow row : rows) {
            Instant deviceAt = row.deviceAt();
            if (deviceAt != null) {
                restore(row.deviceId(), Duration.between(deviceAt, row.reading().at()));
            }
        }
    }

    /** Takes up a correction that was made earlier. */
    void restore(String device, Duration behind) {
        unusual.put(device, ClockState.wrongBy(behind.toMillis()));
    }

    /** How far behind a device's clock is that is wrong; null for one that is right. */
    @Nullable Duration behind(DeviceId device) {
        ClockState clock = unusual.get(device.value());
        return clock == null || !clock.isCorrected() ? null : Duration.ofMillis(clock.offMillis());
    }

    private long wrong() {
        return unusual.values().stream().filter(ClockState::isCorrected).count();
    }
}
