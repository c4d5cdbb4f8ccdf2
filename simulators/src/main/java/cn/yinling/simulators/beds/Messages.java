package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The messages of one bed. Running numbers go up by one from the time in milliseconds at which the
 * bed was switched on, so they go up across restarts too. For one thread.
 */
final class Messages {
    static final String ONLINE = "online";
    static final String OFFLINE = "offline";

    private final ReadingEncoder encoder;
    private final DeviceId bed;
    private long sequence;

    Messages(DeviceId bed, SenmlFormat format, Instant switchedOn) {
        this.encoder = new ReadingEncoder(format);
        this.bed = bed;
        this.sequence = switchedOn.toEpochMilli();
    }

    String topic(Channel channel) {
        return new Topic.OfDevice(bed, channel).text();
    }

    byte[] reading(Instant at, Vitals vitals) {
        return encode(at, vitals, Set.of());
    }

    Emergency emergency(Cause cause, Instant at) {
        Instant onset = at.truncatedTo(ChronoUnit.MILLIS);
        return new Emergency(cause, onset, encode(onset, Vitals.NONE, Set.of(cause)));
    }

    /** What was raised is not the case any more. */
    Emergency over(Cause cause, Instant at) {
        Instant since = at.truncatedTo(ChronoUnit.MILLIS);
        Reading reading =
                new Reading(since, true, ++sequence, Vitals.NONE, Set.of(), Set.of(cause), null);
        return new Emergency(cause, since, encoder.encode(bed, reading));
    }

    private byte[] encode(Instant at, Vitals vitals, Set<Cause> causes) {
        return encoder.encode(bed, new Reading(at, true, ++sequence, vitals, causes, null));
    }
}
