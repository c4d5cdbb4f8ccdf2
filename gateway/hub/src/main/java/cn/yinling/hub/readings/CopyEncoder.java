package cn.yinling.hub.readings;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"). Keeps
 * its buffer from batch to batch; not thread-safe.
 */
final class CopyEncoder {
    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final Vital[] VITALS = Vital.values();
    private static final int FIELDS = 6 + VITALS.length;
    private static final int NULL = -1;
    private static final byte JSONB_VERSION = 1;

    /** More than a row without its texts can take. */
    private static final int ROW_MOST = 2 + FIELDS * 12;

    private ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    /** The columns, in the order in which they are written. */
    static String columns() {
        String vitals =
                Arrays.stream(VITALS).map(Vital::wireName).collect(Collectors.joining(", "));
        return "device_id, at, seq, received_at, device_at, " + vitals + ", extra";
    }

    /** The batch, ready to be read; valid until the next call. */
    ByteBuffer encode(List<ReadingRow> rows) {
        buffer.clear();
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        for (ReadingRow row : rows) {
            row(row);
        }
        room(2);
        buffer.putShort((short) NULL);
        return buffer.flip();
    }

    private void row(ReadingRow row) {
        Reading reading = row.reading();
        byte[] device = row.deviceId().getBytes(StandardCharsets.UTF_8);
        byte[] extra = extra(reading);
        room(ROW_MOST + device.length + (extra == null ? 0 : extra.length));
        buffer.putShort((short) FIELDS);
        buffer.putInt(device.length).put(device);
        buffer.putInt(Long.BYTES).putLong(micros(reading.at()));
        buffer.putInt(Long.BYTES).putLong(reading.sequence());
        buffer.putInt(Long.BYTES).putLong(micros(row.receivedAt()));
        Instant deviceAt = row.deviceAt();
        if (deviceAt == null) {
            buffer.putInt(NULL);
        } else {
            buffer.putInt(Long.BYTES).putLong(micros(deviceAt));
        }
        for (Vital vital : VITALS) {
            vital(vital, reading.vitals());
        }
        if (extra == null) {
            buffer.putInt(NULL);
        } else {
            buffer.putInt(extra.length + 1).put(JSONB_VERSION).put(extra);
        }
    }

    private static byte @Nullable [] extra(Reading reading) {
        String json = reading.extraJson();
        return json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    }

    private void vital(Vital vital, Vitals vitals) {
        if (!vitals.has(vital)) {
            buffer.putInt(NULL);
            return;
        }
        switch (vital.type()) {
            case NUMBER -> buffer.putInt(Float.BYTES).putFloat(vitals.get(vital));
            case TRUTH -> buffer.putInt(1).put((byte) (vitals.get(vital) == 0 ? 0 : 1));
        }
    }

    /** PostgreSQL's timestamptz: microseconds since 2000. */
    private static long micros(Instant instant) {
        long seconds = instant.getEpochSecond() - POSTGRES_EPOCH.getEpochSecond();
        return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), instant.getNano() / 1000);
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.allocate(size).put(buffer.flip());
        }
    }
}
