package cn.yinling.hotline.escalation;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.runtime.web.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody outside of the hotline that nobody is ready for an alarm: the log always, and a
 * webhook where one is configured. What it sends has the form of the hub's own last resort, so one
 * receiver serves both. Thread-safe; never blocks.
 */
public final class LastResort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Webhook webhook;
    private final Counter told;
    private final Counter failed;

    /**
     * What the webhook is sent, with everything the alarm says: whoever is told must be able to
     * help.
     *
     * @param reason {@code no-seat-ready}
     */
    record Notice(String reason, long waitedSeconds, Instant at, Alarm alarm) {}

    public LastResort(EscalationConfig config, MeterRegistry meters) {
        this.webhook = new Webhook(config.webhook(), config.token());
        this.told =
                Counter.builder("hotline.unheard")
                        .description("emergencies for which no seat was ready")
                        .register(meters);
        this.failed =
                Counter.builder("hotline.unheard.untold")
                        .description("of these, those of which the webhook could not be told")
                        .register(meters);
    }

    /** Whether there is more than the log. */
    public boolean reachesSomebody() {
        return webhook.reachesSomebody();
    }

    /** Tells of an alarm for which no seat is ready. */
    public void tell(String caseId, Alarm alarm, Duration waited, Instant now) {
        told.increment();
        LOG.error("no seat is ready for case {}: somebody must look after it", caseId);
        long seconds = Math.max(0, waited.toSeconds());
        webhook.tell(
                new Notice("no-seat-ready", seconds, now, alarm),
                problem -> {
                    failed.increment();
                    LOG.error("the webhook was not told of case {}: {}", caseId, problem);
                });
    }

    @Override
    public void close() {
        webhook.close();
    }
}
