package cn.yinling.hub.alarms;

import cn.yinling.hub.spool.SpoolCodec;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.io.IOException;
import java.util.List;

/** The alarm lane's work as it waits in the spool: JSON, in the order of the work. */
final class SpooledAlarms implements SpoolCodec<List<AlarmWork>> {
    /** A batch. */
    record Batch(List<AlarmWork> work) {}

    @Override
    public byte[] encode(List<AlarmWork> batch) {
        return LinkJson.write(new Batch(batch));
    }

    @Override
    public List<AlarmWork> decode(byte[] bytes) throws IOException {
        try {
            return LinkJson.read(bytes, Batch.class).work();
        } catch (MalformedJsonException e) {
            throw new IOException("alarms that this hub does not read: " + e.getMessage(), e);
        }
    }
}
