package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalsTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-21T03:00:00Z"));
    private final Refusals refusals =
            new Refusals(new SimpleMeterRegistry(), DeadLetterBox.NONE, (_, _) -> {}, now::get);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Refusals.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void everyRefusalIsCountedAndLoggedOnceAMinute() {
        for (int time = 0; time < 100; time++) {
            refusals.count(Refusal.MALFORMED, "bed-0001");
        }
        refusals.count(Refusal.IMPLAUSIBLE, "bed-0001");
        refusals.count(Refusal.MALFORMED, "bed-0002");
        assertThat(refusals.counted(Refusal.MALFORMED)).isEqualTo(101);
        assertThat(lines()).hasSize(3);

        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(61)));
        refusals.count(Refusal.MALFORMED, "bed-0001");
        assertThat(lines()).hasSize(4);
    }

    @Test
    void whatAStrangerCallsItselfIsNotLogged() {
        refusals.count(Refusal.BAD_CREDENTIALS, "x\nINFO all is well");
        assertThat(lines()).singleElement().asString().contains("somebody without a device id");
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
