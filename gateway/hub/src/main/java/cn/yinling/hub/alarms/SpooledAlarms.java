package cn.yinling.hub.alarms;

import cn.yinling.hub.spool.SpoolCodec;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alarm lane's work as it waits in the spool: JSON, in the order of the work. */
final class SpooledAlarms implements SpoolCodec<List<AlarmWork>> {
    /** A batch. */
    record Batch(List<Item> work) {}

    /** One of the three. */
    record Item(@Nullable Alarm raised, @Nullable Taken taken, @Nullable AlarmState moved) {}

    /** An alarm that a hotline has acknowledged. */
    record Taken(String alarmId, Instant at) {}

    @Override
    public byte[] encode(List<AlarmWork> batch) {
        return LinkJson.write(new Batch(batch.stream().map(SpooledAlarms::item).toList()));
    }

    private static Item item(AlarmWork work) {
        return switch (work) {
            case AlarmWork.Raised raised -> new Item(raised.alarm(), null, null);
            case AlarmWork.Taken(String id, Instant at) -> new Item(null, new Taken(id, at), null);
            case AlarmWork.Moved moved -> new Item(null, null, moved.state());
        };
    }

    @Override
    public List<AlarmWork> decode(byte[] bytes) throws IOException {
        Batch batch;
        try {
            batch = LinkJson.read(bytes, Batch.class);
        } catch (MalformedJsonException e) {
            throw new IOException("alarms that this hub does not read: " + e.getMessage(), e);
        }
        List<AlarmWork> work = new ArrayList<>();
        for (Item item : batch.work()) {
            Alarm raised = item.raised();
            Taken taken = item.taken();
            AlarmState moved = item.moved();
            if (raised != null) {
                String body = new String(LinkJson.write(raised), StandardCharsets.UTF_8);
                work.add(new AlarmWork.Raised(raised, body, null));
            } else if (taken != null) {
                work.add(new AlarmWork.Taken(taken.alarmId(), taken.at()));
            } else if (moved != null) {
                work.add(new AlarmWork.Moved(moved, null));
            }
        }
        return work;
    }
}
