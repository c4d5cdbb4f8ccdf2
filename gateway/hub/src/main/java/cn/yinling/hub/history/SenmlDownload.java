package cn.yinling.hub.history;

import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.topic.DeviceId;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A device's readings as one SenML pack (RFC 8428, JSON), a record a line. However long it is, only
 * a page of it is in memory. For one thread.
 */
final class SenmlDownload {
    private static final int PAGE = 2000;

    private final History history;
    private final DeviceId device;
    private final Instant from;
    private final Instant to;
    private boolean isFirst = true;

    SenmlDownload(History history, DeviceId device, Instant from, Instant to) {
        this.history = history;
        this.device = device;
        this.from = from;
        this.to = to;
    }

    void write(Consumer<Buffer> out) {
        List<ReadingRow> page = history.readings(device, from, to, PAGE);
        Buffer piece = Buffer.buffer("[");
        while (!page.isEmpty()) {
            for (ReadingRow row : page) {
                append(piece, row.reading());
            }
            out.accept(piece);
            piece = Buffer.buffer();
            Reading last = page.getLast().reading();
            page =
                    page.size() < PAGE
                            ? List.of()
                            : history.readingsAfter(device, last.at(), last.sequence(), to, PAGE);
        }
        out.accept(piece.appendString("\n]\n"));
    }

    /** A base time for the records of one reading; the number goes first, as devices send it. */
    private void append(Buffer piece, Reading reading) {
        begin(piece)
                .appendString("{\"bn\":\"")
                .appendString(device.value())
                .appendString(":\",\"bt\":")
                .appendString(seconds(reading.at()))
                .appendString(",\"n\":\"seq\",\"v\":")
                .appendString(Long.toString(reading.sequence()))
                .appendString("}");
        for (Vital vital : Vital.values()) {
            if (reading.vitals().has(vital)) {
                begin(piece).appendString("{\"n\":\"").appendString(vital.wireName());
                value(piece, vital, reading.vitals().get(vital));
            }
        }
    }

    private static void value(Buffer piece, Vital vital, float value) {
        switch (vital.type()) {
            case NUMBER ->
                    piece.appendString("\",\"u\":\"")
                            .appendString(Objects.requireNonNull(vital.unit()))
                            .appendString("\",\"v\":")
                            .appendString(Float.toString(value))
                            .appendString("}");
            case TRUTH ->
                    piece.appendString("\",\"vb\":")
                            .appendString(Boolean.toString(value == 1))
                            .appendString("}");
        }
    }

    private Buffer begin(Buffer piece) {
        piece.appendString(isFirst ? "\n" : ",\n");
        isFirst = false;
        return piece;
    }

    private static String seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond())
                .add(BigDecimal.valueOf(at.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }
}
