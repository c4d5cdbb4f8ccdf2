package cn.yinling.hotline.escalation;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.json.LinkJson;
import cn.yinling.runtime.config.Secret;
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
 * Tells somebody outside of the hotline that nobody is ready for an alarm: the log always, and a
 * webhook where one is configured, which is tried again a few times. What it sends has the form of
 * the hub's own last resort, so one receiver serves both. Thread-safe; never blocks.
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
     * @param reason {@code no-seat-ready}
     */
    record Notice(String reason, long waitedSeconds, Instant at, Alarm alarm) {}

    public LastResort(EscalationConfig config, MeterRegistry meters) {
        this.config = config;
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
        return config.webhook() != null;
    }

    /** Tells of an alarm for which no seat is ready. */
    public void tell(String caseId, Alarm alarm, Duration waited, Instant now) {
        told.increment();
        LOG.error("no seat is ready for case {}: somebody must look after it", caseId);
        URI webhook = config.webhook();
        if (webhook != null) {
            Notice notice =
                    new Notice("no-seat-ready", Math.max(0, waited.toSeconds()), now, alarm);
            Thread.ofVirtual().name("last-resort").start(() -> send(webhook, notice, caseId));
        }
    }

    private void send(URI webhook, Notice notice, String caseId) {
        try {
            HttpRequest request = request(webhook, notice);
            String problem = "";
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                problem = attempt(request);
                if (problem.isEmpty()) {
                    return;
                }
                Thread.sleep(Duration.ofSeconds(attempt));
            }
            failed.increment();
            LOG.error("the webhook was not told of case {}: {}", caseId, problem);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(URI webhook, Notice notice) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(webhook)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(LinkJson.write(notice)));
        Secret token = config.token();
        if (token != null) {
            request.header("Authorization", "Bearer " + token.value());
        }
        return request.build();
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
