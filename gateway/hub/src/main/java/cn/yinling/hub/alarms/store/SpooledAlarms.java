package cn.yinling.hub.alarms.store;

import cn.yinling.hub.spool.SpoolCodec;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarm lane's work as it waits in the spool: JSON, in the order of the work. One that this hub
 * does not read is passed over, with its alarm's id in the log, and takes no other with it.
 */
final class SpooledAlarms implements SpoolCodec<List<AlarmWork>> {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledAlarms.class);

    /** A batch. */
    record Batch(List<AlarmWork> work) {}

    @Override
    public byte[] encode(List<AlarmWork> batch) {
        return LinkJson.write(new Batch(batch));
    }

    @Override
    public List<AlarmWork> decode(byte[] bytes) throws IOException {
        try {
            return read(LinkJson.tree(bytes).path("work"));
        } catch (MalformedJsonException e) {
            throw new IOException("alarms that this hub does not read: " + e.getMessage(), e);
        }
    }

    private static List<AlarmWork> read(JsonNode all) throws MalformedJsonException {
        if (!all.isArray()) {
            throw new MalformedJsonException("there is no work in it");
        }
        List<AlarmWork> batch = new ArrayList<>();
        for (JsonNode one : all) {
            try {
                batch.add(LinkJson.read(one, AlarmWork.class));
            } catch (MalformedJsonException e) {
                LOG.error(
                        "'{}' of alarm {} in the spool is not readable: {}",
                        one.path("is").asText(),
                        one.findPath("alarmId").asText(),
                        e.getMessage());
            }
        }
        return batch;
    }
}
