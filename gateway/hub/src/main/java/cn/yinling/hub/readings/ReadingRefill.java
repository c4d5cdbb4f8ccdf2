package cn.yinling.hub.readings;

import cn.yinling.hub.doors.DeadLetter;
import cn.yinling.hub.doors.DeadLetterBox;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.spool.Refill;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.util.List;

/** Brings readings from the spool into the database. Not thread-safe. */
final class ReadingRefill implements Refill<List<ReadingRow>> {
    private final RowSink sink;
    private final ReadingMeters meters;
    private final DeadLetterBox deadLetters;
    private final ReadingEncoder encoder = new ReadingEncoder();
    private final Runnable onFirstReached;
    private boolean wasReached;

    ReadingRefill(
            RowSink sink,
            ReadingMeters meters,
            DeadLetterBox deadLetters,
            Runnable onFirstReached) {
        this.sink = sink;
        this.meters = meters;
        this.deadLetters = deadLetters;
        this.onFirstReached = onFirstReached;
    }

    /** Copies no rows: that needs a connection, the table and a server that takes writes. */
    @Override
    public void probe() {
        sink.store(List.of());
        if (!wasReached) {
            onFirstReached.run();
            wasReached = true;
        }
    }

    @Override
    public void store(List<List<ReadingRow>> batches) {
        List<ReadingRow> rows = batches.stream().flatMap(List::stream).toList();
        RowSink.Stored stored = sink.store(rows);
        meters.replayed(rows.size(), stored.added().size());
        stored.unstorable().forEach(this::giveUp);
    }

    /** It was acknowledged when it went into the spool, so a person must be able to find it. */
    private void giveUp(ReadingRow row) {
        DeviceId device = new DeviceId(row.deviceId());
        deadLetters.keep(
                DeadLetter.of(
                        device.value(),
                        new Topic.OfDevice(device, Channel.READINGS).text(),
                        Refusal.UNSTORABLE,
                        "acknowledged while the database was away; besides: "
                                + row.reading().extraJson(),
                        encoder.encode(device, row.reading()),
                        row.receivedAt()));
    }

    @Override
    public void close() {
        sink.close();
    }
}
