package cn.yinling.hub.readings;

import cn.yinling.hub.spool.SpoolCodec;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they wait in the spool. The names of the vitals stand in front of each batch, so that a
 * later version with other vitals still reads it. Causes are the alarm lane's and not written.
 */
final class SpooledReadings implements SpoolCodec<List<ReadingRow>> {
    private static final int VERSION = 1;
    private static final int BYTES_A_ROW = 120;
    private static final Vital[] VITALS = Vital.values();

    @Override
    public byte[] encode(List<ReadingRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + BYTES_A_ROW * rows.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(VITALS.length);
            for (Vital vital : VITALS) {
                out.writeUTF(vital.wireName());
            }
            out.writeInt(rows.size());
            for (ReadingRow row : rows) {
                write(out, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, ReadingRow row) throws IOException {
        Reading reading = row.reading();
        out.writeUTF(row.deviceId());
        write(out, reading.at());
        out.writeBoolean(reading.timed());
        out.writeLong(reading.sequence());
        write(out, row.receivedAt());
        Instant deviceAt = row.deviceAt();
        out.writeBoolean(deviceAt != null);
        if (deviceAt != null) {
            write(out, deviceAt);
        }
        for (Vital vital : VITALS) {
            out.writeFloat(reading.vitals().get(vital));
        }
        String extra = reading.extraJson();
        out.writeBoolean(extra != null);
        if (extra != null) {
            out.writeUTF(extra);
        }
    }

    private static void write(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    @Override
    public List<ReadingRow> decode(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException(
                        "readings of version %d, this hub reads %d".formatted(version, VERSION));
            }
            List<@Nullable Vital> vitals = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                vitals.add(Vital.named(in.readUTF()));
            }
            List<ReadingRow> rows = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                rows.add(readRow(in, vitals));
            }
            return rows;
        }
    }

    private static ReadingRow readRow(DataInputStream in, List<@Nullable Vital> vitalsWritten)
            throws IOException {
        String device = in.readUTF();
        Instant at = readInstant(in);
        boolean timed = in.readBoolean();
        long sequence = in.readLong();
        Instant receivedAt = readInstant(in);
        Instant deviceAt = in.readBoolean() ? readInstant(in) : null;
        Vitals.Builder vitals = new Vitals.Builder();
        for (Vital vital : vitalsWritten) {
            float value = in.readFloat();
            if (vital != null && !Float.isNaN(value)) {
                vitals.set(vital, value);
            }
        }
        @Nullable String extra = in.readBoolean() ? in.readUTF() : null;
        Reading reading = new Reading(at, timed, sequence, vitals.build(), Set.of(), extra);
        return new ReadingRow(device, reading, receivedAt, deviceAt);
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
