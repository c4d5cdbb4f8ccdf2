package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.runtime.web.Webhook;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody outside of the hotline that nobody answers an alarm: the log always, and a webhook
 * where one is configured. Thread-safe; never blocks.
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
     * @param reason {@code untaken} or {@code unanswered}
     */
    record Notice(String reason, long waitedSeconds, Instant at, Body alarm) {}

    /** The alarm as the hotline is told of it, also where a newer hub has made it. */
    record Body(@JsonValue @JsonRawValue String json) {}

    public LastResort(EscalationConfig config, MeterRegistry meters) {
        this.webhook = new Webhook(config.webhook(), config.token());
        this.told = meters.counter("yinling.alarms.escalated");
        this.failed = meters.counter("yinling.alarms.escalation.failed");
    }

    /** Tells of it; returns at once. */
    public void tell(Escalation escalation, Instant now) {
        told.increment();
        String alarmId = escalation.alarm().alarmId();
        String reason = escalation.reason().wireName();
        long waited = escalation.waited().toSeconds();
        LOG.error("alarm {} is {} for {} s: somebody must look after it", alarmId, reason, waited);
        webhook.tell(
                new Notice(reason, waited, now, new Body(escalation.alarm().body())),
                problem -> {
                    failed.increment();
                    LOG.error("the webhook was not told of alarm {}: {}", alarmId, problem);
                });
    }

    @Override
    public void close() {
        webhook.close();
    }
}
