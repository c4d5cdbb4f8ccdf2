package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.link.json.LinkJson;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody outside of the hotline that nobody answers an alarm: the log always, and a webhook
 * where one is configured. Thread-safe; never blocks.
 */
public final class LastResort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 5;
    private static final int OK_LEAST = 200;
    private static final int OK_BELOW = 300;

    private final EscalationConfig config;
    private final Counter told;
    private final Counter failed;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

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
        this.config = config;
        this.told = meters.counter("yinling.alarms.escalated");
        this.failed = meters.counter("yinling.alarms.escalation.failed");
    }

    /** Tells of it; returns at once. */
    public void tell(Escalation escalation, Instant now) {
        told.increment();
        String reason = escalation.reason().wireName();
        LOG.error(
                "alarm {} is {} for {} s: somebody must look after it",
                escalation.alarm().alarmId(),
                reason,
                escalation.waited().toSeconds());
        URI webhook = config.webhook();
        if (webhook != null) {
            Notice notice =
                    new Notice(
                            reason,
                            escalation.waited().toSeconds(),
                            now,
                            new Body(escalation.alarm().body()));
            Thread.ofVirtual()
                    .name("last-resort")
                    .start(() -> send(webhook, notice, escalation.alarm().alarmId()));
        }
    }

    private void send(URI webhook, Notice notice, String alarmId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(webhook)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(LinkJson.write(notice)));
        Secret token = config.token();
        if (token != null) {
            request.header("Authorization", "Bearer " + token.value());
        }
        String problem = "";
        try {
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                problem = attempt(request.build());
                if (problem.isEmpty()) {
                    return;
                }
                Thread.sleep(Duration.ofSeconds(attempt));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failed.increment();
        LOG.error("the webhook was not told of alarm {}: {}", alarmId, problem);
    }

    /** Why it was not told, empty where it was. */
    private String attempt(HttpRequest request) throws InterruptedException {
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= OK_LEAST && status < OK_BELOW ? "" : "it answered " + status;
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
